import Casework
import Files
import Glibc
import Sealing
import Testing
import Transcripts

@testable import waymark

/// Scripts rest on these numbers: those of sysexits.h, and what `waymark verify --help` says.
struct ExitStatusTests {
  @Test(arguments: [
    (RecordError.missing(path: "p"), 66), (.cannotWithhold(path: "p", line: 9, last: 3), 64),
    (.cannotCreate(path: "p", reason: "r"), 73), (.notSaved(path: "p", reason: "r"), 74),
    (.unconfirmed(path: "p", reason: "r"), 74), (.unreadable(path: "p", reason: "r"), 74),
    (.busy(path: "p"), 75), (.unsafeFolder(path: "p", reason: "r"), 77),
    (.refused(path: "p", reason: "r"), 77), (.locked(path: "p"), 77),
    (.damaged(path: "p", line: 1, reason: "r"), 65),
  ])
  func `a record that cannot be used has one exit status`(error: RecordError, code: Int) {
    #expect(ExitStatus(.record(error)).rawValue == Int32(code))
  }

  @Test(arguments: [
    (FileError.Reason.system(ENOENT), 66), (.system(EACCES), 77), (.isALink, 77),
    (.notText(line: 3), 65), (.tooLarge(limit: 1), 65), (.system(EIO), 74),
  ])
  func `a file that cannot be read has one exit status`(reason: FileError.Reason, code: Int) {
    #expect(ExitStatus(.unreadable(FileError("p", .read, reason))).rawValue == Int32(code))
  }

  @Test func `whoever is told that a record is busy is told what to do`() {
    let words = CaseworkError.record(.busy(path: "a\nb")).words.text
    #expect(words.hasPrefix("a<U+A>b: another Waymark has this record open."), "\(words)")
    #expect(words.hasSuffix("Close that one, or go on there."))
  }
}
