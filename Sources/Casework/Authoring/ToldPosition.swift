package import FlowModel
import Transcripts

/// What is said of a position, in the words of a setting.
package struct ToldPosition {
  private let position: PolicyPosition
  private let setting: Setting

  package init(_ position: PolicyPosition, in setting: Setting) {
    self.position = position
    self.setting = setting
  }

  private var topic: Topic { position.topic }

  /// As text: the topic, and a line for each sentence.
  package var text: String {
    (["\(topic.id): \(topic.ask)"] + lines.map { "  " + $0 }).joined(separator: "\n")
  }

  private var lines: [String] {
    switch position.state {
    case .silent: [topic.silence]
    case .answered, .uneven: position.answers.flatMap(told)
    case .contradictory: ["Your policy contradicts itself:"] + position.answers.flatMap(told)
    case .generalOnly:
      ["Only in general, which nobody can act on:"] + position.answers.flatMap(told)
    case .open:
      ["Your policy leaves this open:"]
        + position.answers.map { "\"\($0.printed ?? "")\" [your policy: \($0.clause)]" }
    }
  }

  private func told(_ answer: PolicyAnswer) -> [String] {
    SettingWords(of: setting).sentences(of: answer, to: topic).map { sentence in
      let limits = limits(of: answer).map { ", \"\($0)\"" }.joined()
      let strength = answer.strength.word.capitalizedFirst
      return "\(sentence) \(strength)\(limits) [your policy: \(answer.clause)]"
    }
  }

  /// What stands in quotes beside the strength: the hedge, and a time for which there is no gap.
  private func limits(of answer: PolicyAnswer) -> [String] {
    [answer.hedge, topic.gaps["time"] == nil ? answer.time : nil].compactMap { $0 }
  }

  /// As one JSON object.
  package var json: String {
    let words = SettingWords(of: setting)
    return JSONValue.object([
      "topic": .string(topic.id), "ask": .string(topic.ask),
      "setting": .string(setting.id), "state": .string(position.state.rawValue),
      "silence": position.state == .silent ? .string(topic.silence) : .null,
      "answers": .array(
        position.answers.map { answer in
          .object([
            "clause": .string(answer.clause.rawValue), "strength": .string(answer.strength.word),
            "hedge": answer.hedge.map { .string($0) } ?? .null,
            "sentences": .strings(words.sentences(of: answer, to: topic)),
            "printed": answer.printed.map { .string($0) } ?? .null,
          ])
        }),
    ]).line
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
