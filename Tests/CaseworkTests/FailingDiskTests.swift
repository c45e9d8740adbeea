import Files
import Glibc
import Sealing
import TestSupport
import Testing

@testable import Casework

/// What stands of keys and of a sealed file, whatever call of the disk fails.
struct FailingDiskTests {
  static let errors: [Int32] = [EIO, ENOSPC]
  let place = TestOffice()

  private func disk(_ error: Int32, _ call: Int) -> FaultyDisk {
    FaultyDisk(.error(error), at: call, counting: Set(FaultyDisk.Call.allCases))
  }

  @Test(arguments: errors)
  func `the keys are there whole or not at all, and what is not there is told`(error: Int32) throws
  {
    let recipients = [AgeIdentity().recipient, AgeIdentity().recipient]
    let keys = SealKeys(seal: SealKey(), recipients: recipients)
    for call in 0..<12 {
      let paths = KeyPaths(folder: "\(place.office.records)/keys-\(call)")
      var failure: FileError?
      do throws(FileError) { try keys.save(in: paths, on: disk(error, call)) } catch {
        failure = error
      }
      let text = textOfFile(paths.seal)
      #expect(text == nil || text?.split(separator: "\n").count == 3, "call \(call)")
      #expect(failure != nil || text != nil, "call \(call)")
    }
  }

  @Test(arguments: errors)
  func `a sealed file has its place whole or not at all, and what is not there is told`(
    error: Int32
  ) throws {
    for call in 0..<12 {
      var file = SealedFile(of: "record-\(call)", in: place.office.records)
      file.disk = disk(error, call)
      var isTold = false
      do throws(CaseworkError) {
        try file.write([1, 2, 3])
        try file.finish()
      } catch {
        isTold = true
      }
      let bytes = bytesOfFile(file.path)
      #expect(bytes == nil || bytes == [1, 2, 3], "call \(call)")
      #expect(isTold || bytes == [1, 2, 3], "call \(call)")
    }
  }
}
