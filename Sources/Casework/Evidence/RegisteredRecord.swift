import FlowEngine
import FlowModel
import Transcripts

/// What the register says was done with a record, to hold the record against.
struct RegisteredRecord {
  /// The entries of this record, in order.
  let entries: [Register.Entry]

  /// Whom to turn to where a record is not what was entered.
  static let remedy = "keep it as it is and show it to whoever looks after the records"

  /// How the record is not what was entered, as a clause; nil if it is, as far as it can be read.
  ///
  /// Lines are only ever added: the record must have begun as it was when it was entered.
  func contradiction(of check: Verification) -> String? {
    for entry in entries {
      if let wrong = contradiction(of: check, entry) { return "\(wrong); \(Self.remedy)" }
    }
    return nil
  }

  private func contradiction(of check: Verification, _ entry: Register.Entry) -> String? {
    let (count, done) = (check.events.count, Self.words(of: entry))
    if check.head(after: entry.lines) != entry.head {
      return count < entry.lines
        ? "it was \(done), and lines are missing"
        : "it was \(done), and those lines are not the same now"
    }
    if entry.deed == .purged { return "the register says that it was purged" }
    if entry.deed == .sealed, count > entry.lines {
      return "it was \(done); the \(count - entry.lines) after them are in no seal"
    }
    return nil
  }

  /// What was done with a record of so many lines, as clauses.
  func states(ofLines count: Int) -> String {
    let states = entries.map { entry in
      entry.lines == count
        ? "\(entry.deed.rawValue) as well"
        : "\(entry.deed.rawValue) when it had \(entry.lines) lines"
    }
    return states.isEmpty ? "not sealed" : states.joined(separator: ", ")
  }

  /// What was done last with a record of which not every line can be read, as a clause; nil if
  /// nothing was.
  var last: String? {
    entries.last.map { "it was \(Self.words(of: $0)); \(Self.remedy)" }
  }

  private static func words(of entry: Register.Entry) -> String {
    "\(entry.deed.rawValue) on \(entry.at.words) with \(entry.lines) lines"
  }
}

extension RecordFinding {
  /// What is found of a record that does not end with a whole line, or has none, where it was whole
  /// when it was entered; nil if that is not known. A line that was being written when the machine
  /// stopped was never sealed or exported.
  init?(_ path: String, _ check: Verification, heldAgainst entries: [Register.Entry]) {
    guard let wrong = RegisteredRecord(entries: entries).contradiction(of: check) else {
      return nil
    }
    self.init(path, check)
    if verdict != .damaged { verdict = .differs }
    detail = "\(wrong); \(detail)"
  }
}

extension Office {
  /// Sees that a record has all lines that it had when it was entered in the register: whatever was
  /// added to one that was cut would hide that.
  ///
  /// - Throws: ``CaseworkError/cutSince(_:)``.
  package func demandNothingCut(fromRecordAt path: String) throws(CaseworkError) {
    // Whoever goes on with a record is stopped by nothing but what is known of it.
    guard liesAmongLive(path), let check = try? Verification(at: path, keys: .own),
      let id = check.opening?.record ?? recordName(inPath: realPath(path) ?? path),
      let entries = (try? register())?.entries.filter({ $0.record == id }), !entries.isEmpty,
      entries.contains(where: { check.events.count < $0.lines }),
      let finding = RecordFinding(path, check, heldAgainst: entries)
    else { return }
    throw .cutSince(finding)
  }
}
