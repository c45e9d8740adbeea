package import FlowEngine
import FlowModel
import Transcripts

/// The reference of the case that a record belongs to, such as SG-2026-0042: one line of at most 64
/// bytes, in which nothing can command a terminal.
package struct CaseReference: Hashable, Sendable {
  package let text: String

  package enum Fault: Error, Hashable, Sendable {
    /// It is empty, longer than 64 bytes, or has more than one line.
    case form
    /// The record is a rehearsal, which belongs to no case.
    case ofRehearsal
  }

  /// - Parameters:
  ///   - typed: As somebody typed it.
  ///   - mode: Whether the record it is for is a real one.
  /// - Throws: ``CaseworkError/caseReference(_:)``.
  package init(_ typed: String, for mode: Opening.Mode) throws(CaseworkError) {
    guard mode == .live else { throw .caseReference(.ofRehearsal) }
    text = PlainText(cleaning: typed).text.trimmed
    // Bytes that are no text arrive as this sign: what was meant is lost.
    guard !text.isEmpty, text.utf8.count <= 64, !text.contains("\n"), !text.contains("\u{FFFD}")
    else {
      throw .caseReference(.form)
    }
  }

  /// SHA-256 of the reference, as the register names it.
  package var digest: String { CaseReference.digest(of: text) }

  /// SHA-256 of a reference, however it is spaced and whatever its case.
  package static func digest(of reference: String) -> String {
    sha256(Array(reference.uppercased().filter { !$0.isWhitespace }.utf8))
  }
}
