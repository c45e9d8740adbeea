/// Puts a topic's sentence into the words of a setting.
package struct SettingWords: Sendable {
  private let setting: Setting

  package init(of setting: Setting) { self.setting = setting }

  /// The sentences that an answer tells, one for each of its names; none if it is open.
  ///
  /// - Parameters:
  ///   - only: The names that count; empty for all.
  ///   - out: The roles that are not to be named. A sentence that needs one of them is not told.
  package func sentences(
    of answer: PolicyAnswer, to topic: Topic, only: [String] = [], without out: Set<String> = []
  ) -> [String] {
    var values = [String: String]()
    for (name, value) in answer.values { values[name] = words(value, without: out) }
    return answer.names.filter { only.isEmpty || only.contains($0) }.compactMap { name in
      topic.sentence(name)?.filled(with: values, rewording: reworded)
    }
  }

  private func words(_ value: PolicyAnswer.Value, without out: Set<String>) -> String? {
    switch value {
    case .text(let text): return text
    case .recipients(let recipients):
      return recipients.without(out)?.words { setting.roles[$0]?.title ?? $0 }
    }
  }

  /// Pupils, parents and the school as this setting calls them.
  package func reworded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while !rest.isEmpty {
      let word = rest.prefix { $0.isLetter }
      if word.isEmpty {
        result.append(rest.removeFirst())
      } else {
        let own = own(String(word))
        result += own
        rest = rest[word.endIndex...]
        // "pupils' phones" are "children's phones".
        if own != word, word.hasSuffix("s"), !own.hasSuffix("s"), rest.first == "'" {
          result += "'s"
          rest = rest.dropFirst()
        }
      }
    }
    return result
  }

  private func own(_ word: String) -> String {
    guard let own = setting.words[word.lowercased()] else { return word }
    guard word.first?.isUppercase == true, let first = own.first else { return own }
    return first.uppercased() + own.dropFirst()
  }
}
