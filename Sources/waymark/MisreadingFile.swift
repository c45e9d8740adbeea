import Casework
import Conversations
import Files
import FlowModel
import Glibc
import Sealing
import Transcripts

/// The sentences that staff said were misunderstood, for the owner of the phrases: a line each,
/// of the day, what was offered, what was meant, and the words.
///
/// Such a sentence is what was said about a child. Where records are encrypted it is as well, line
/// by line, for the same readers.
enum MisreadingFile {
  /// Where the lines lie that only an identity opens.
  static var encryptedPath: String { folder(of: Places.misreadings) + "/misread.live" }

  /// - Parameter base: The records folder.
  /// - Returns: Whether it is kept. It never is in plain where keys were made.
  static func add(_ misreading: Misreading, on moment: Moment, base: String) -> Bool {
    let cells = [
      moment.date.words, misreading.offered.joined(separator: ","), misreading.meant,
      misreading.text,
    ]
    // A cell is a cell, whatever was pasted into it.
    let line = cells.map { cell in
      String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }.joined(separator: "\t")
    switch Protection.Readers(in: base) {
    case .nobody: return false
    case .everybody: return append(line + "\n", to: Places.misreadings)
    case .these(let recipients):
      guard let encrypted = try? Age.encryptLine(Array(line.utf8), to: recipients) else {
        return false
      }
      return append(String(decoding: encrypted, as: UTF8.self) + "\n", to: encryptedPath)
    }
  }

  /// What was kept in plain, before there were keys or by an older version.
  ///
  /// - Throws: ``FileError``.
  static func plainLines() throws(FileError) -> [String] { try lines(at: Places.misreadings) }

  /// What was kept encrypted.
  ///
  /// - Throws: ``FileError``.
  static func encryptedLines() throws(FileError) -> [String] { try lines(at: encryptedPath) }

  private static func lines(at path: String) throws(FileError) -> [String] {
    do throws(FileError) {
      return try FileReader.text.lines(at: path)
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }
}
