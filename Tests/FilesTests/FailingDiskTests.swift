import Files
import Glibc
import TestSupport
import Testing

/// What stands where a file was to be written, whatever call of the disk fails.
struct FailingDiskTests {
  static let errors: [Int32] = [EIO, ENOSPC, EROFS, EINTR]

  /// Runs something on disks of which each call fails in turn.
  private func failing(
    _ error: Int32, _ body: (Scratch, FaultyDisk) throws(FileError) -> Void,
    _ check: (Scratch, FileError?, Int) throws -> Void
  ) throws {
    for place in 0..<16 {
      let scratch = Scratch()
      _ = scratch.write("old", [9])
      let disk = FaultyDisk(.error(error), at: place, counting: Set(FaultyDisk.Call.allCases))
      var failure: FileError?
      do throws(FileError) { try body(scratch, disk) } catch { failure = error }
      try check(scratch, failure, place)
    }
  }

  @Test(arguments: errors)
  func `a new file is there whole, or not at all, and nobody is told that it is when it is not`(
    error: Int32
  ) throws {
    try failing(error) { scratch, disk throws(FileError) in
      try PrivateFile.create([1, 2, 3], at: scratch.path + "/deep/new", on: disk)
    } _: { scratch, failure, place in
      let bytes = try? FileReader.text.bytes(at: scratch.path + "/deep/new")
      #expect(bytes == nil || bytes == [1, 2, 3], "call \(place)")
      #expect(failure != nil || bytes == [1, 2, 3], "call \(place)")
    }
  }

  @Test(arguments: errors)
  func `a file that is replaced is the old one or the new one`(error: Int32) throws {
    try failing(error) { scratch, disk throws(FileError) in
      try PrivateFile.replace([1, 2, 3], at: scratch.path + "/old", on: disk)
    } _: { scratch, failure, place in
      let bytes = try FileReader.text.bytes(at: scratch.path + "/old")
      #expect(bytes == [9] || bytes == [1, 2, 3], "call \(place)")
      #expect(failure != nil || bytes == [1, 2, 3], "call \(place)")
    }
  }

  @Test(arguments: errors)
  func `a folder has its old name or its new one, and nothing in it is lost`(error: Int32) throws {
    try failing(error) { scratch, disk throws(FileError) in
      try Folders.create(scratch.path + "/draft", on: disk)
      try PrivateFile.createInPlace([1], at: scratch.path + "/draft/file", on: disk)
      try Folders.publish(scratch.path + "/draft", as: scratch.path + "/done", on: disk)
    } _: { scratch, failure, place in
      let bytes = try? FileReader.text.bytes(at: scratch.path + "/done/file")
      #expect(bytes == nil || bytes == [1], "call \(place)")
      #expect(failure != nil || bytes == [1], "call \(place)")
    }
  }

  @Test(arguments: [1, 2])
  func `a write that takes only some bytes is gone on with`(bytes: Int) throws {
    let scratch = Scratch()
    let path = scratch.path + "/file"
    try PrivateFile.create([1, 2, 3], at: path, on: FaultyDisk(.short(bytes), at: 0))
    try PrivateFile.append([4, 5, 6], to: path, on: FaultyDisk(.short(bytes), at: 0))
    #expect(try FileReader.text.bytes(at: path) == [1, 2, 3, 4, 5, 6])
  }
}
