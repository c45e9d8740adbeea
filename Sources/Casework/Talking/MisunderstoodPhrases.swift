package import Conversations
import Files
import FlowModel
import Sealing

/// The sentences that staff said were misunderstood, for the owner of the phrases: a line each,
/// of the day, what was offered, what was meant, and the words.
///
/// Such a sentence is what was said about a child. Where records are encrypted it is as well, line
/// by line, for the same readers.
package struct MisunderstoodPhrases: Sendable {
  /// Where the lines lie in plain.
  let plainPath: String

  /// Where the lines lie that only an identity opens.
  package var encryptedPath: String { Folders.above(plainPath) + "/misread.live" }

  /// What was kept in plain, before there were keys or by an older version.
  ///
  /// - Throws: ``CaseworkError/unreadable(_:)``.
  package func plainLines() throws(CaseworkError) -> [String] { try lines(at: plainPath) }

  /// What was kept encrypted.
  ///
  /// - Throws: ``CaseworkError/unreadable(_:)``.
  package func encryptedLines() throws(CaseworkError) -> [String] { try lines(at: encryptedPath) }

  private func lines(at path: String) throws(CaseworkError) -> [String] {
    do throws(FileError) {
      return try FileReader.text.lines(at: path)
    } catch {
      if error.isMissing { return [] }
      throw .unreadable(error)
    }
  }
}

extension Office {
  /// The sentences that staff said were misunderstood.
  package var misunderstoodPhrases: MisunderstoodPhrases {
    MisunderstoodPhrases(plainPath: misreadings)
  }

  /// Keeps a sentence that was misunderstood, never in plain where keys were made.
  ///
  /// - Throws: ``CaseworkError`` if it is not kept.
  package func keep(_ misreading: Misreading) throws(CaseworkError) {
    let line = Array(misreading.line(on: now().date).utf8)
    let found = deviceKeys()
    switch readers(with: found) {
    case .nobody: throw .keysUnusable(found.problems, folder: configuration)
    case .everybody: try append(line, to: misreadings)
    case .these(let recipients):
      try append(
        try encrypt(line, to: recipients), to: misunderstoodPhrases.encryptedPath)
    }
  }

  private func encrypt(
    _ line: [UInt8], to recipients: [AgeRecipient]
  ) throws(CaseworkError) -> [UInt8] {
    do throws(SealingError) {
      return try Age.encryptLine(line, to: recipients)
    } catch {
      throw .sealing(error, file: nil)
    }
  }

  private func append(_ line: [UInt8], to path: String) throws(CaseworkError) {
    do throws(FileError) {
      try PrivateFile.append(line + [0x0A], to: path)
    } catch {
      throw .unwritable(error)
    }
  }
}

extension Misreading {
  /// The line that is kept. A cell is a cell, whatever was pasted into it.
  fileprivate func line(on day: CivilDate) -> String {
    [day.words, offered.joined(separator: ","), meant, text].map { cell in
      String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }.joined(separator: "\t")
  }
}
