import FlowModel
import TestSupport
import Testing

@testable import FlowFiles

/// What staff say is understood as far as its files can be read, and it is known how far that is.
struct PhraseTests {
  private static let sound = [
    SourceFile(path: "phrases/image.txt", text: "a nude\nsent a nude\n\nhe showed me a picture\n"),
    SourceFile(path: "phrases/synonyms.txt", text: "phone: mobile handset\nnude: picture\n"),
  ]

  private static func flows(_ phrases: [SourceFile] = sound) -> FlowsOnDisk {
    FlowsOnDisk(SmallLibrary.files(LoadingTests.sound) + phrases)
  }

  private static func standing(_ flows: FlowsOnDisk) throws -> StandingPhrases {
    let library = try SmallLibrary.read(LoadingTests.sound)
    return flows.folder.standingPhrases(for: library.incidents)
  }

  private static func phrases(_ book: PhraseBook) -> [[String]] { book.groups.map(\.phrases) }

  static let ends = ["\r\n", "\r", "\n"]

  @Test(arguments: ends, ["", "\u{FEFF}"])
  func `files of phrases mean the same whatever ends their lines`(end: String, mark: String) throws
  {
    let right = try Self.standing(Self.flows())
    #expect(right.isWhole && right.problems == [])
    let found = try Self.standing(
      Self.flows(
        Self.sound.map { file in
          let text = mark + file.text.replacing("\n", with: end)
          return SourceFile(path: file.path, text: text)
        }))
    #expect(found.isWhole && found.problems == [])
    #expect(Self.phrases(found.book) == Self.phrases(right.book))
    #expect(found.book.groups.map(\.location.line) == right.book.groups.map(\.location.line))
    #expect(found.book.synonyms == right.book.synonyms)
  }

  /// What can be wrong with a file of phrases, and whether something is not understood then.
  static let flaws: [(what: String, file: String, bytes: [UInt8], isWhole: Bool)] = [
    ("a byte that is not UTF-8", "image.txt", Array("a nude\n".utf8) + [0xFF], false),
    ("no idea", "synonyms.txt", Array("phone mobile\n".utf8), false),
    ("two ideas", "synonyms.txt", Array("phone: mobile\nlead: mobile\n".utf8), false),
    ("run together", "image.txt", Array(String(repeating: "a nude ", count: 50).utf8), false),
    ("of no incident", "imgae.txt", Array("a nude\n".utf8), true),
    ("a copy", "image (copy).txt", Array("a nude\n".utf8), true),
  ]

  @Test(arguments: flaws.map(\.what))
  func `a file of phrases with a flaw is left out alone`(what: String) throws {
    let flaw = try #require(Self.flaws.first { $0.what == what })
    let flows = Self.flows()
    flows.write(flaw.bytes, to: "phrases/" + flaw.file)
    let found = try Self.standing(flows)
    #expect(found.isWhole == flaw.isWhole)
    #expect(Set(found.problems.map(\.location.file)) == ["phrases/" + flaw.file])
    #expect(
      found.book.groups.contains { $0.phrases.contains("a nude") } == (flaw.file != "image.txt"))
    #expect(found.book.synonyms.isEmpty == (flaw.file == "synonyms.txt"))
    // Whoever checks is told.
    let library = try SmallLibrary.read(LoadingTests.sound)
    #expect(throws: LibraryError.self) {
      try PhraseReader.read(flows.folder.phraseFiles(), flows: library.incidents)
    }
  }

  @Test func `where no file of phrases is left, nobody can say that words mean nothing`() throws {
    #expect(try !Self.standing(Self.flows([])).isWhole)
  }
}
