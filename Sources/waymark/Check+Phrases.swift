import FlowFiles
import FlowModel
import Matching

/// Phrases that lead to another incident than their own, although they were learned: they stand
/// in the wrong file, or two incidents cannot be told apart by words.
///
/// - Throws: Exit 65, with every problem told, if the files of phrases do not load.
func misledPhrases(_ folder: FlowFolder, _ library: Library) throws -> [Diagnostic] {
  let book: PhraseBook
  do throws(LibraryError) {
    book = try PhraseReader.read(folder.phraseFiles(), flows: library.incidents)
  } catch {
    tell(error.diagnostics, in: folder)
    throw ExitStatus.invalidData.code
  }
  // Titles alone teach too little to hold anything against.
  guard book.groups.contains(where: { $0.location.file.hasSuffix(".txt") }) else { return [] }
  let matcher = Matcher(Model(learning: book), library)
  let catchAll = library.incidents.first(where: \.isCatchAll)?.id
  return book.groups.flatMap { group in
    group.phrases.enumerated().compactMap { line, phrase in
      let found = matcher.finding(for: phrase)
      let first = found.isInScope ? found.ranked.first?.flow : catchAll
      // Titles and the phrases in an incident's own file count for learning, but stay as they are.
      guard let first, first != group.incident, group.location.file.hasSuffix(".txt") else {
        return nil
      }
      let place = SourceLocation(
        file: group.location.file, line: group.location.line + line, column: 1)
      return Diagnostic(
        code: "phrase-elsewhere", "'\(phrase)' leads to '\(first)'", at: place,
        remedy: "Move it, say it more clearly, or add phrases like it to '\(group.incident)'.")
    }
  }
}
