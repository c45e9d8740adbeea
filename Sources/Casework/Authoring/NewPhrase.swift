import Files
import FlowFiles
package import FlowModel

/// A phrase that leads to an incident from now on.
package struct NewPhrase: Sendable {
  private let incident: String
  /// The phrase on one line, without what commands a terminal.
  package let text: String

  /// - Throws: ``AuthoringError`` if there is no such incident, or the phrase says nothing.
  package init(
    _ phrase: String, of incident: String, in library: Library
  ) throws(CaseworkError) {
    try library.demand(incident: incident)
    self.incident = incident
    text = PlainText(cleaning: phrase).text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    guard !text.isEmpty, !text.hasPrefix("#") else { throw .authoring(.emptyPhrase) }
  }

  /// Adds it to the phrases of its incident.
  ///
  /// - Parameter folder: The folder of flow files, as a path from the root.
  /// - Returns: The file that it stands in now, under that folder.
  /// - Throws: ``CaseworkError``: the files of phrases are at fault, the phrase is known, or the file
  ///   cannot be written.
  package func add(
    to folder: String, _ library: Library
  ) throws(CaseworkError) -> String {
    try refuseKnown(in: FlowFolder(path: folder), library)
    let file = "phrases/\(incident).txt"
    do throws(FileError) {
      try PrivateFile.append(Array("\n\(text)\n".utf8), to: folder + "/" + file)
    } catch {
      throw .unwritable(error)
    }
    return file
  }

  private func refuseKnown(
    in folder: FlowFolder, _ library: Library
  ) throws(CaseworkError) {
    let book: PhraseBook
    do throws(LibraryError) {
      book = try PhraseReader.read(try folder.phraseFiles(), flows: library.incidents)
    } catch {
      throw .flowsAtFault(error, folder: folder.path)
    }
    let owner = book.groups.first { group in
      group.phrases.contains { $0.lowercased() == text.lowercased() }
    }
    guard let owner else { return }
    throw .authoring(.knownPhrase(incident: owner.incident, file: owner.location.file))
  }
}
