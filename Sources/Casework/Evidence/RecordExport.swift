import Files
import FlowEngine
import PDF
import Rendering
import Transcripts

/// A form in which a record is copied.
package enum CopyFormat: String, CaseIterable, Sendable {
  case text, markdown, html, json, pdf

  /// Whether a copy in this form holds the record itself, and so can stand for it.
  var holdsRecord: Bool { self == .html || self == .json }
}

/// A copy of a record, made and not yet written. Until it is let go nobody else writes to a record
/// that the copy may stand for.
package struct RecordExport {
  package let record: ReadableRecord
  package let bytes: [UInt8]
  /// What could not be shown in it, each as a clause.
  package let unshown: [String]
  private let office: Office
  /// Nil where the copy cannot stand for the record.
  private let held: HeldRecord?

  fileprivate init(
    of record: ReadableRecord, as format: CopyFormat, _ office: Office, _ held: HeldRecord?
  ) throws(CaseworkError) {
    self.record = record
    self.office = office
    self.held = held
    var unshown = [String]()
    switch format {
    case .text: bytes = record.copy(as: .text)
    case .markdown: bytes = record.copy(as: .markdown)
    case .html: bytes = record.copy(as: .html)
    case .json: bytes = JSONCopy(of: record).bytes
    case .pdf:
      guard let fonts = PDFFont.installed() else { throw .noFont }
      bytes = renderPDF(
        record.events, marks: record.marks, regular: fonts.regular, bold: fonts.bold
      ) { unshown.append($0) }
    }
    self.unshown = unshown
  }

  /// Notes in the register that the copy was written. Called once it is on the disk.
  ///
  /// - Throws: ``CaseworkError/copyNotNoted(_:)``.
  package func note() throws(CaseworkError) {
    guard held != nil, let check = record.check, check.verdict == .ok,
      let opening = check.opening, opening.mode == .live
    else { return }
    do throws(RecordError) {
      try office.registerToHold.add(
        Register.Entry(
          .exported, record: opening.record, head: check.head, lines: check.events.count,
          file: sha256(bytes), at: office.now()))
    } catch {
      throw .copyNotNoted(error)
    }
  }
}

extension ReadableRecord {
  fileprivate func copy(as format: ExportFormat) -> [UInt8] {
    // Only the page carries the record.
    let record = format == .html ? text : nil
    return Array(render(events, marks: marks, as: format, record: record).utf8)
  }
}

extension Office {
  /// Makes a copy of a record.
  ///
  /// - Parameter isKept: Whether it will be written to a file, and may then stand for the record.
  /// - Throws: ``CaseworkError`` if nothing of the record can be read, or it cannot be shown so.
  package func export(
    _ name: String, as format: CopyFormat, isKept: Bool
  ) throws(CaseworkError) -> RecordExport {
    let path = try path(ofRecord: name)
    // What the copy stands for must not change before the register says so.
    let isToBeNoted = format.holdsRecord && isKept && liesAmongLive(path)
    let held = isToBeNoted ? try hold(recordAt: path) : nil
    return try RecordExport(of: readable(path), as: format, self, held)
  }

  /// However the record is named, what counts is where it lies.
  func liesAmongLive(_ path: String) -> Bool {
    guard let real = realPath(path) else { return false }
    return Folders.above(real) == realPath(records + "/live")
  }

  /// Whether a path leads among the sealed files of this office.
  func liesAmongSealed(_ path: String) -> Bool {
    guard let real = realPath(path) else { return false }
    return Folders.above(real) == realPath(records + "/sealed")
  }

  /// A copy of a record without some of its lines.
  ///
  /// - Parameters:
  ///   - withheld: The numbers of the events to withhold.
  ///   - reason: Why; it stands in the copy.
  /// - Throws: ``CaseworkError/record(_:)`` if the record does not verify or has no such line.
  package func redact(
    _ name: String, withholding withheld: Set<Int>, reason: String
  ) throws(CaseworkError) -> [UInt8] {
    let path = try path(ofRecord: name)
    return try ofRecords { () throws(RecordError) in
      try Redaction.copy(
        of: Verification(at: path, keys: .own), at: path, withholding: withheld, reason: reason,
        made: now())
    }
  }
}
