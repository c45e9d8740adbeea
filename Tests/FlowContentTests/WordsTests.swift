import FlowEngine
import FlowModel
import TestSupport
import Testing

/// The words of the shipped flows, as a stressed and untrained person meets them.
struct WordsTests {
  struct Line: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    var testDescription: String { "\(name): \(text)" }
  }

  static let lines: [Line] = {
    let library = Shipped.library
    let actions = library.actions.values.map { Line(name: $0.id, text: $0.text) }
    let questions = library.questions.values.flatMap { question in
      [Line(name: question.id, text: question.ask)]
        + (question.help.map { [Line(name: question.id, text: $0)] } ?? [])
        + question.options.map { Line(name: question.id, text: $0.label) }
    }
    let endings = library.endings.values.map { Line(name: $0.id, text: $0.text) }
    let flows = library.incidents.flatMap {
      [Line(name: $0.id, text: $0.title), Line(name: $0.id, text: $0.about)]
    }
    let notes = library.settings.values.flatMap { setting in
      setting.notices.map { Line(name: setting.id, text: $0) }
        + setting.roles.values.compactMap { role in
          role.note.map { Line(name: "\(setting.id) \(role.id)", text: $0) }
        }
    }
    return actions + questions + endings + flows + notes
  }()

  /// A text with the longest words that any setting fills in.
  static func sentences(_ text: String) -> [Substring] {
    text.split { ".?!".contains($0) }.filter { $0.contains { $0.isLetter } }
  }

  @Test func `no sentence on the screen has more than 15 words`() {
    for line in Self.lines {
      for sentence in Self.sentences(line.text) {
        let count = sentence.split(separator: " ").count
        #expect(count <= 15, "\(line.name): \(sentence)")
      }
    }
  }

  @Test func `nothing reassures, blames or uses a word that hurts`() {
    let never = [
      "not serious", "no action needed", "probably fine", "below threshold", "nothing to worry",
      "calm down", "child is safe", "sexting", "revenge porn", "silly", "why did you", "naughty",
      "consensual", "just a joke", "do not worry", "don't worry",
    ]
    for line in Self.lines {
      for words in never {
        // The helpline is found under no other name.
        let text = line.text.lowercased().split(separator: "revenge porn helpline").joined()
        #expect(!text.contains(words), "\(line.name): \(line.text)")
      }
    }
  }

  @Test func `no acronym stands without its words`() {
    let known: Set<String> = [
      "CEOP", "DSL", "FGM", "IWF", "LADO", "NSPCC", "IT", "ICT", "KITE", "UKCIS", "I", "PIN", "SLT",
      "TA",
    ]
    for line in Self.lines {
      let words = line.text.split { !$0.isLetter }.filter {
        $0.count > 1 && $0.allSatisfy(\.isUppercase)
      }
      #expect(words.allSatisfy { known.contains(String($0)) }, "\(line.name): \(line.text)")
    }
  }

  @Test func `whoever may not know can say so, and it counts as the cautious answer`() {
    // Where a person works or what they are, they know.
    let known: Set<String> = ["role"]
    for question in Shipped.library.questions.values
    where question.kind.isChosen && !known.contains(question.id) {
      #expect(!question.unsure.isEmpty, "\(question.id)")
      // Where yes is what allows something, no is the cautious answer.
      let allowing = [
        "se-authorised", "se-ground", "er-authorised", "er-conditions", "le-all", "ct-public",
      ]
      #expect(
        !question.unsure.contains("no") || question.id == "mp-agreed"
          || allowing.contains(question.id), "\(question.id)")
    }
  }

  @Test func `no question asks what a picture shows`() {
    for question in Shipped.library.questions.values where question.kind == .text {
      let words = (question.ask + " " + (question.help ?? "")).lowercased()
      #expect(
        question.id == "your-name" || words.contains("never describe")
          || words.contains("do not describe"))
    }
  }
}
