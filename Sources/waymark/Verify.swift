import ArgumentParser
import Transcripts

/// Says whether a record is as it was written.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that a record is as it was written.",
    discussion: """
      Exits with 0 if it is ok, 3 if its last line is torn (it was never shown as saved), and 65 \
      if it is damaged. The chain does not protect the last line, nor show that lines at the end \
      were cut off: compare the head with one noted elsewhere.
      """)

  @OptionGroup var records: RecordOptions

  @Argument(help: "The records: paths, ids, or the beginnings of ids.")
  var names: [String]

  func run() throws {
    var worst: Int32 = 0
    for name in names {
      let path = try records.path(of: name)
      do throws(RecordError) {
        let bytes = try recordBytes(at: path)
        if RedactedCopy.isOne(bytes) {
          worst = max(worst, try tellRedacted(bytes, path))
          continue
        }
        let check = Verification(of: bytes)
        print(check.sentence(about: path))
        worst = max(worst, check.exitCode)
      } catch {
        complain(error.message)
        worst = max(worst, error.exitCode)
      }
    }
    if worst != 0 { throw ExitCode(worst) }
  }

  private func tellRedacted(_ bytes: [UInt8], _ path: String) throws(RecordError) -> Int32 {
    do {
      let copy = try RedactedCopy(verifying: bytes)
      print(
        "\(path): ok, a redacted copy: \(copy.withheld.count) of \(copy.lines) lines withheld "
          + "(\(copy.reason)), head \(copy.head)")
      return 0
    } catch {
      throw .damaged(path: path, line: 1, reason: error.reason)
    }
  }
}
