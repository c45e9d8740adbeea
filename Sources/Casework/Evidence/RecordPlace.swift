import Files
import FlowEngine
import Transcripts

/// How a record lies where another belongs: its name is its id, and live records and rehearsals lie
/// apart. Outside the records folder, under a name that is no id, it may be kept anywhere.
enum Misplacement: Hashable {
  case underNameOfAnother
  case inFolderOf(Opening.Mode)
  /// Among the records, under a name that no record has.
  case renamed

  /// - Parameters:
  ///   - path: Where the record lies.
  ///   - opening: What it says of itself.
  ///   - records: The records folder.
  /// - Returns: Nil if it lies where it belongs.
  init?(of opening: Opening, at path: String, in records: String) {
    let real = realPath(path) ?? path
    let name = String(Folders.name(of: real).prefix { $0 != "." })
    guard !isRecordName(name) || name == opening.record else {
      self = .underNameOfAnother
      return
    }
    // A folder that is a link counts by both of its names.
    let folders = [absolutePath(path), real].map(Folders.above)
    let own = [Opening.Mode.live, .rehearsal].filter { mode in
      let folder = realPath(records + "/" + mode.rawValue)
      return folder != nil && folder == Folders.above(real)
    }
    if name == opening.record {
      let kinds = folders.compactMap { Opening.Mode(rawValue: Folders.name(of: $0)) } + own
      guard let other = kinds.first(where: { $0 != opening.mode }) else { return nil }
      self = .inFolderOf(other)
    } else {
      guard let mode = own.first else { return nil }
      self = mode == opening.mode ? .renamed : .inFolderOf(mode)
    }
  }

  /// As a clause.
  func words(of opening: Opening) -> String {
    switch self {
    case .underNameOfAnother: "it is the record \(opening.record), under the name of another"
    case .inFolderOf(let mode):
      "it is a \(opening.mode.rawValue) record, in the folder '\(mode.rawValue)'"
    case .renamed: "it is the record \(opening.record), under a name that is not its own"
    }
  }
}

extension RecordFinding {
  /// The same, or that the record lies where another belongs.
  ///
  /// - Parameter records: The records folder.
  func placed(at path: String, _ opening: Opening?, in records: String) -> RecordFinding {
    guard let opening, [.ok, .torn].contains(verdict),
      let misplacement = Misplacement(of: opening, at: path, in: records)
    else { return self }
    var found = self
    found.verdict = .misplaced
    found.detail = "\(misplacement.words(of: opening)); \(detail)"
    return found
  }
}

extension Office {
  /// What is to be said before a record is shown that lies where another belongs; nil if it does not,
  /// or nothing of it can be read.
  package func misplacedRecord(at path: String) -> RecordFinding? {
    (try? Verification(at: path, keys: .own)).flatMap { misplacedRecord(at: path, $0) }
  }

  func misplacedRecord(at path: String, _ check: Verification) -> RecordFinding? {
    guard let opening = check.opening,
      let misplacement = Misplacement(of: opening, at: path, in: records)
    else { return nil }
    return RecordFinding(
      path: path, verdict: .misplaced,
      detail: "\(misplacement.words(of: opening)); \(RegisteredRecord.remedy)",
      record: opening.record, lines: check.lines, head: check.head)
  }

  /// Sees that a record is the one that its name and its folder say. Under a name that no record has
  /// nobody takes it for another.
  ///
  /// - Throws: ``CaseworkError/misplaced(_:)``.
  package func demandInPlace(recordAt path: String) throws(CaseworkError) {
    guard let check = try? Verification(at: path, keys: .own), let opening = check.opening,
      let found = misplacedRecord(at: path, check),
      Misplacement(of: opening, at: path, in: records) != .renamed
    else { return }
    throw .misplaced(found)
  }
}
