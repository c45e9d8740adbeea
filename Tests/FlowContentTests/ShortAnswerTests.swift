import FlowEngine
import FlowModel
import TestSupport
import Testing

/// What people type in a hurry, put to every question that the flows ask.
struct ShortAnswerTests {
  static let short = [
    "i do", "i have", "me", "i", "it", "a", "the", "my", "is", "do", "have", "they", "was", "i am",
    "he did", "we", "you", "some", "?", ".", "??", "to", "on it", "i did", "i know", "kn", "do n",
    "yes?", "no?", "n?", "not", "seen", "know",
  ]

  @Test func `a short answer is never taken for not knowing unless it says so`() throws {
    let questions = Shipped.library.questions.values.filter(\.kind.isChosen)
    #expect(questions.count > 50)
    for question in questions {
      for typed in Self.short {
        guard let answer = try? question.read(typed) else { continue }
        #expect(!answer.isUnsure, "\(question.id): '\(typed)'")
        for value in answer.values {
          let option = try #require(question.option(value))
          let words = typed.lowercased()
          let isNamed = ([option.id] + option.words).contains { $0.lowercased() == words }
          let stands = " \(option.label.lowercased()) ".split { !$0.isLetter && $0 != "'" }
            .joined(separator: " ")
          #expect(
            isNamed || " \(stands) ".contains(" \(words) "),
            "\(question.id): '\(typed)' became '\(option.label)'")
        }
      }
    }
  }

  @Test func `every option can be chosen by its label and by its number`() throws {
    for question in Shipped.library.questions.values where question.kind.isChosen {
      for (place, option) in question.options.enumerated() {
        #expect(try question.read("\(place + 1)").values == [option.id], "\(question.id)")
        #expect(try question.read(option.label).values == [option.id], "\(question.id)")
      }
    }
  }
}
