import Files
import Transcripts

/// Whether a sealed file is the one that the register names. That can be told without opening it.
struct SealedFileCheck {
  /// The records folder.
  let records: String

  /// - Parameter record: The id of the record in it, where that is known; otherwise its name counts.
  func finding(of bytes: [UInt8], at path: String, record: String? = nil) -> RecordFinding {
    let contents: RegisterContents
    do throws(RecordError) {
      contents = try Register(in: records).contents()
    } catch {
      return RecordFinding(Register(in: records).path, error)
    }
    let sealed = contents.entries.filter { $0.deed == .sealed }
    let name = record ?? String(Folders.name(of: path).prefix { $0 != "." })
    if let entry = sealed.last(where: { $0.file == sha256(bytes) }) {
      guard !isRecordName(name) || name == entry.record else {
        return RecordFinding(
          path: path, verdict: .misplaced,
          detail: "it is the sealed record \(entry.record), under the name of another")
      }
      return RecordFinding(
        path: path, verdict: .ok, proof: .register,
        detail: "as the register says; to look inside: waymark open", record: entry.record,
        lines: entry.lines, head: entry.head)
    }
    if sealed.contains(where: { $0.record == name }) {
      return RecordFinding(
        path: path, verdict: .damaged, detail: "not the bytes that the register names")
    }
    return RecordFinding(
      path: path, verdict: .unregistered,
      detail:
        "a sealed file that the register of \(records) does not name; sealed on another device, "
        + "perhaps, or the register was cut. To look inside: waymark open")
  }
}
