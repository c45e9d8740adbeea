import Files
package import FlowModel

/// What staff say, as far as its files can be read.
package struct StandingPhrases: Sendable {
  package let book: PhraseBook
  /// What is wrong with the files.
  package let problems: [Diagnostic]
  /// Whether no incident lacks what staff say of it. Otherwise nobody can say that something they say
  /// is no incident's business.
  package let isWhole: Bool
}

extension FlowFolder {
  /// What staff say, as far as its files can be read.
  ///
  /// - Parameter flows: Every incident.
  package func standingPhrases(for flows: [Flow]) -> StandingPhrases {
    PhraseReader.salvage(phraseContents(), flows: flows)
  }
}

/// Reads the files of phrases: `phrases/INCIDENT.txt`, a phrase a line, with an empty line between
/// situations; and `phrases/synonyms.txt`, a line for each idea and the words that stand for it.
/// What follows a `#` at the start of a line is a comment.
package enum PhraseReader {
  /// More than anybody says in one breath, in characters. A longer one is a file whose lines were
  /// run together.
  static let longest = 300
  /// The name of the file of words that mean the same.
  static let synonyms = "synonyms"

  /// - Parameters:
  ///   - files: The files of the `phrases` folder.
  ///   - flows: Every incident; the phrases in its own file count as well, and its title.
  /// - Throws: ``LibraryError`` with every problem of every file.
  package static func read(_ files: [SourceFile], flows: [Flow]) throws(LibraryError) -> PhraseBook
  {
    let (book, problems) = link(files, flows)
    guard problems.isEmpty else { throw LibraryError(diagnostics: problems) }
    return book
  }

  /// Reads what can be read: a file with a flaw of its own is left out, and all others count.
  static func salvage(_ contents: FolderContents, flows: [Flow]) -> StandingPhrases {
    var (left, told) = (contents.files, contents.problems)
    while true {
      let (book, problems) = link(left, flows)
      // A phrase that stands twice makes two incidents harder to tell apart, and no more than that.
      let flawed = Set(problems.filter { $0.code != "phrase-twice" }.map(\.location.file))
      guard !flawed.isEmpty else {
        told += problems
        let names = flows.map { "phrases/\($0.id).txt" } + ["phrases", "phrases/\(synonyms).txt"]
        let isAnyLost = told.contains {
          $0.code != "phrase-twice" && names.contains($0.location.file)
        }
        // Titles alone teach too little to say that something is nobody's business.
        let isWhole = !isAnyLost && book.groups.contains { $0.location.file.hasSuffix(".txt") }
        return StandingPhrases(book: book, problems: told, isWhole: isWhole)
      }
      told += problems.filter { flawed.contains($0.location.file) }
      left.removeAll { flawed.contains($0.path) }
    }
  }

  private static func link(
    _ files: [SourceFile], _ flows: [Flow]
  ) -> (book: PhraseBook, problems: [Diagnostic]) {
    var book = PhraseBook(groups: flows.flatMap(ownGroups))
    var problems = [Diagnostic]()
    let known = flows.map(\.id)
    for file in files {
      let name = String(file.path.split(separator: "/").last!.dropLast(".txt".count))
      if name == synonyms {
        readSynonyms(file, into: &book, &problems)
      } else if known.contains(name) {
        book.groups += groups(of: file, incident: name, &problems)
      } else {
        problems.append(
          Diagnostic(
            code: "unknown-incident", "no incident is called '\(name)'",
            at: SourceLocation(file: file.path, line: 1, column: 1),
            hint: nearest(to: name, among: known).map { "did you mean '\($0)'?" },
            remedy: "Name the file after an incident."))
      }
    }
    return (book, problems + repeated(in: book))
  }

  private static func ownGroups(_ flow: Flow) -> [PhraseBook.Group] {
    guard !flow.isCatchAll else { return [] }
    return ([flow.title, flow.about] + flow.phrases).filter { !$0.isEmpty }.map {
      PhraseBook.Group(incident: flow.id, phrases: [$0], location: flow.location)
    }
  }

  private static func groups(
    of file: SourceFile, incident: String, _ problems: inout [Diagnostic]
  ) -> [PhraseBook.Group] {
    var groups = [PhraseBook.Group]()
    var phrases = [String]()
    var start = 1
    func close() {
      guard !phrases.isEmpty else { return }
      let place = SourceLocation(file: file.path, line: start, column: 1)
      groups.append(PhraseBook.Group(incident: incident, phrases: phrases, location: place))
      phrases = []
    }
    for (index, line) in TextLines.lines(of: file.text).enumerated() {
      let text = line.trimmed
      if text.isEmpty {
        close()
      } else if !text.hasPrefix("#") {
        if phrases.isEmpty { start = index + 1 }
        phrases.append(text)
        if text.count > longest {
          problems.append(
            Diagnostic(
              code: "long-phrase", "this phrase has \(text.count) characters",
              at: SourceLocation(file: file.path, line: index + 1, column: 1),
              remedy: "Write one phrase a line, of at most \(longest) characters."))
        }
      }
    }
    close()
    return groups
  }

  private static func readSynonyms(
    _ file: SourceFile, into book: inout PhraseBook, _ problems: inout [Diagnostic]
  ) {
    var owners = [String: String]()
    for (index, line) in TextLines.lines(of: file.text).enumerated()
    where !line.trimmed.isEmpty && !line.hasPrefix("#") {
      let place = SourceLocation(file: file.path, line: index + 1, column: 1)
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else {
        problems.append(
          Diagnostic(
            code: "bad-synonyms", "this line has no idea before its words", at: place,
            remedy: "Write the idea, a colon, and the words: 'mobile: phone handset'."))
        continue
      }
      let idea = parts[0].trimmed
      for word in parts[1].split(whereSeparator: \.isWhitespace).map(String.init) {
        if let owner = owners[word], owner != idea {
          problems.append(
            Diagnostic(
              code: "synonym-twice", "'\(word)' already stands for '\(owner)'", at: place,
              remedy: "Keep it where it fits better: a word stands for one idea."))
        }
        owners[word] = idea
        book.synonyms[idea, default: []].append(word)
      }
    }
  }

  /// The same phrase must not lead to two incidents. Titles may be alike: people tell those apart.
  private static func repeated(in book: PhraseBook) -> [Diagnostic] {
    var owners = [String: PhraseBook.Group]()
    var problems = [Diagnostic]()
    for group in book.groups where group.location.file.hasSuffix(".txt") {
      for phrase in group.phrases {
        if let owner = owners[phrase.lowercased()], owner.incident != group.incident {
          problems.append(
            Diagnostic(
              code: "phrase-twice", "'\(phrase)' already leads to '\(owner.incident)'",
              at: group.location, remedy: "Keep it where it fits better.",
              notes: ["it stands at \(owner.location.file):\(owner.location.line)"]))
        }
        owners[phrase.lowercased()] = group
      }
    }
    return problems
  }
}
