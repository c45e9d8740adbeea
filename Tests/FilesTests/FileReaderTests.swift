import Files
import Glibc
import Testing

/// What is opened, how much of it is read, and what is told.
struct FileReaderTests {
  let scratch = Scratch()
  let strict = FileReader(limit: 1000, followsLinks: false)

  private func reason(_ reader: FileReader, _ path: String) -> FileError.Reason? {
    do throws(FileError) {
      _ = try reader.bytes(at: path)
      return nil
    } catch {
      #expect(error.path == path)
      return error.reason
    }
  }

  @Test func `a file is read whole`() throws {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try strict.bytes(at: scratch.write("a", bytes)) == bytes)
    #expect(try strict.bytes(at: scratch.write("empty", [])) == [])
  }

  @Test func `what is not there is told apart from what cannot be had`() {
    #expect(reason(strict, scratch.path + "/none") == .system(ENOENT))
    #expect(FileError("x", .open, .system(ENOENT)).isMissing)
    #expect(!FileError("x", .open, .system(EACCES)).isMissing)
    #expect(reason(strict, scratch.write("file", []) + "/under") == .system(ENOTDIR))
  }

  @Test func `a pipe, a folder and a device are refused at once`() {
    mkfifo(scratch.path + "/pipe", 0o600)
    #expect(reason(strict, scratch.path + "/pipe") == .notAFile)
    #expect(reason(strict, scratch.path) == .notAFile)
    #expect(reason(strict, "/dev/zero") == .notAFile)
  }

  @Test func `a link is followed only by whoever follows links`() throws {
    let file = scratch.write("file", [7])
    symlink(file, scratch.path + "/link")
    #expect(reason(strict, scratch.path + "/link") == .isALink)
    #expect(try FileReader(limit: 1).bytes(at: scratch.path + "/link") == [7])
    symlink("link2", scratch.path + "/link2")
    #expect(reason(FileReader(limit: 1), scratch.path + "/link2") == .system(ELOOP))
  }

  @Test func `a huge file is refused before memory is asked for`() {
    let file = scratch.write("sparse", [])
    truncate(file, 60 << 30)
    #expect(reason(strict, file) == .tooLarge(limit: 1000))
    #expect(
      reason(strict, scratch.write("more", [UInt8](repeating: 0, count: 1001)))
        == .tooLarge(limit: 1000))
  }

  @Test func `a pipe is read to its end where pipes are taken, up to the limit`() throws {
    let reader = FileReader(limit: 60_000, takesPipes: true)
    for (count, isTaken) in [(0, true), (60_000, true), (60_001, false)] {
      let ends = UnsafeMutablePointer<Int32>.allocate(capacity: 2)
      defer { ends.deallocate() }
      pipe(ends)
      let bytes = [UInt8](repeating: 65, count: count)
      #expect(bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) } == count)
      close(ends[1])
      defer { close(ends[0]) }
      let path = "/dev/fd/\(ends[0])"
      if isTaken {
        #expect(try reader.bytes(at: path) == bytes)
      } else {
        #expect(reason(reader, path) == .tooLarge(limit: 60_000))
      }
    }
    #expect(reason(reader, scratch.path) == .notAFile)
  }

  @Test func `an error says what was tried, on what, and why`() {
    #expect(
      FileError("/x", .open, .system(EACCES)).message == "/x: cannot open it: Permission denied.")
    #expect(
      FileError("/x", .read, .tooLarge(limit: 64 << 10)).message
        == "/x: cannot read it: it is larger than 64 KiB, the most that is read.")
  }
}
