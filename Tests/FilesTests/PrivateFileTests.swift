import Files
import Glibc
import Testing

/// What is written for its owner alone.
struct PrivateFileTests {
  let scratch = Scratch()

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func `a new file is whole, private, and alone in folders of its owner`() throws {
    let old = umask(0)
    defer { umask(old) }
    let path = scratch.path + "/one/two/file"
    try PrivateFile.create([1, 2, 3], at: path)
    #expect(try FileReader.text.bytes(at: path) == [1, 2, 3])
    #expect(mode(path) == 0o600)
    #expect(mode(scratch.path + "/one") == 0o700)
    #expect(try Folders.names(in: scratch.path + "/one/two") == ["file"])
  }

  @Test func `what stands there is never replaced by a new file`() throws {
    let file = scratch.write("there", [9])
    symlink("nowhere", scratch.path + "/link")
    for name in ["there", "link"] {
      let path = scratch.path + "/" + name
      #expect(throws: FileError(path, .link, .system(EEXIST))) {
        try PrivateFile.create([1], at: path)
      }
    }
    #expect(try FileReader.text.bytes(at: file) == [9])
    #expect(try Folders.names(in: scratch.path) == ["link", "there"])
  }

  @Test func `a file is replaced whole`() throws {
    let file = scratch.write("there", [9])
    try PrivateFile.replace([1, 2], at: file)
    #expect(try FileReader.text.bytes(at: file) == [1, 2])
    #expect(mode(file) == 0o600)
    #expect(try Folders.names(in: scratch.path) == ["there"])
  }

  @Test func `a disk that fails leaves nothing behind and says why`() {
    #expect(throws: FileError.self) { try PrivateFile.create([1], at: "/proc/none/file") }
    #expect(throws: FileError("/dev/full", .write, .system(ENOSPC))) {
      try PrivateFile.append([1], to: "/dev/full")
    }
  }

  @Test func `what is added goes to the end, and never through a link`() throws {
    let path = scratch.path + "/list"
    try PrivateFile.append([1], to: path)
    try PrivateFile.append([2], to: path)
    #expect(try FileReader.text.bytes(at: path) == [1, 2])
    symlink("list", scratch.path + "/link")
    #expect(throws: FileError.self) { try PrivateFile.append([3], to: scratch.path + "/link") }
    #expect(try FileReader.text.bytes(at: path) == [1, 2])
  }

  @Test func `a folder takes a name only where nothing stands`() throws {
    try Folders.create(scratch.path + "/new")
    _ = scratch.write("new/file", [1])
    _ = scratch.write("taken", [1])
    try Folders.create(scratch.path + "/full")
    _ = scratch.write("full/file", [1])
    symlink("full", scratch.path + "/link")
    for name in ["taken", "full", "link"] {
      do throws(FileError) {
        try Folders.publish(scratch.path + "/new", as: scratch.path + "/" + name)
        Issue.record("\(name) was replaced")
      } catch {
        #expect(error.isThere, "\(error)")
      }
    }
    try Folders.publish(scratch.path + "/new", as: scratch.path + "/free")
    #expect(try Folders.names(in: scratch.path + "/free") == ["file"])
  }

  @Test func `a folder is removed without following its links`() throws {
    try Folders.create(scratch.path + "/outside")
    _ = scratch.write("outside/file", [1])
    try Folders.create(scratch.path + "/inside/deep")
    symlink("../../outside", scratch.path + "/inside/deep/link")
    try Folders.remove(scratch.path + "/inside")
    #expect(try Folders.names(in: scratch.path) == ["outside"])
    #expect(try Folders.names(in: scratch.path + "/outside") == ["file"])
  }
}
