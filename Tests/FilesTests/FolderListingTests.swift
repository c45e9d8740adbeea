import Files
import Glibc
import Testing

/// What a folder says of the names in it.
struct FolderListingTests {
  let scratch = Scratch()

  @Test func `each name is told with its kind, in order, and no link is followed`() throws {
    _ = scratch.write("file", [1])
    mkdir(scratch.path + "/folder", 0o700)
    symlink("folder", scratch.path + "/link")
    mkfifo(scratch.path + "/pipe", 0o600)
    let found = try Folders.entries(in: scratch.path)
    #expect(found.map(\.name) == ["file", "folder", "link", "pipe"])
    #expect(found.map(\.kind) == [.file, .folder, .link, .other])
    #expect(try Folders.names(in: scratch.path) == found.map(\.name))
  }

  @Test func `a file whose name is no text is listed, and as nothing that could be opened`() throws
  {
    var name = scratch.path.utf8CString.dropLast().map(\.self)
    name += [0x2F, -1, 0]
    let file = creat(name, 0o600)
    try #require(file >= 0)
    close(file)
    #expect(try Folders.entries(in: scratch.path).map(\.kind) == [.other])
    unlink(name)
  }

  @Test func `a folder that cannot be listed is not an empty one`() {
    let path = scratch.path + "/none"
    #expect(throws: FileError(path, .open, .system(ENOENT))) {
      try Folders.entries(in: path)
    }
  }
}
