import FlowFiles
import FlowModel
import Matching

/// Holds the files of phrases against what matching learns from them.
enum PhraseCheck {
  /// What is wrong in the files of phrases.
  ///
  /// - Parameter library: Nil if it does not load; then only what needs no incident is looked at.
  static func problems(in folder: FlowFolder, _ library: Library?) -> [Diagnostic] {
    do throws(LibraryError) {
      let files = try folder.phraseFiles()
      let book = try PhraseReader.read(files, flows: library?.incidents ?? [])
      return library.map { misledPhrases(book, $0) } ?? []
    } catch {
      return error.diagnostics.filter { library != nil || $0.code != "unknown-incident" }
    }
  }

  /// Phrases that lead to another incident than their own, although they were learned: they stand
  /// in the wrong file, or two incidents cannot be told apart by words.
  private static func misledPhrases(_ book: PhraseBook, _ library: Library) -> [Diagnostic] {
    // Titles alone teach too little to hold anything against.
    guard book.groups.contains(where: { $0.location.file.hasSuffix(".txt") }) else { return [] }
    let matcher = Matcher(Model(learning: book), library)
    let catchAll = library.incidents.first(where: \.isCatchAll)?.id
    return book.groups.flatMap { group in
      group.phrases.enumerated().compactMap { line, phrase in
        let found = matcher.finding(for: phrase).calmed
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

  /// What the codes of these problems, and of the danger floor's, mean.
  static let explanations = [
    Explanation(
      "phrase-elsewhere",
      "A phrase leads to another incident than the one whose file it stands in, although it was "
        + "learned.", broken: "", mended: ""),
    Explanation(
      "danger-misheard",
      "A sentence of danger.yaml is not heard as it says: danger, something to ask about, or "
        + "nothing.", broken: "", mended: ""),
    Explanation(
      "danger-unproved",
      "A pattern of danger.yaml that no sentence of that file meets: nobody knows what it is for.",
      broken: "", mended: ""),
  ]
}
