import FlowModel

/// The problems found so far. One list for a whole library, so that all are told at once.
final class Problems {
  private(set) var list: [Diagnostic] = []

  func add(_ diagnostic: Diagnostic) { list.append(diagnostic) }

  func add(
    _ code: String, _ message: String, at place: SourceLocation, hint: String? = nil,
    remedy: String
  ) {
    add(Diagnostic(code: code, message, at: place, hint: hint, remedy: remedy))
  }

  /// A name that leads nowhere, with the nearest one that does.
  func unknown(
    _ what: String, _ name: String, at place: SourceLocation, known: some Sequence<String>,
    remedy: String
  ) {
    let hint = nearest(to: name, among: known).map { "did you mean '\($0)'?" }
    add("unknown-\(what)", "no \(what) is called '\(name)'", at: place, hint: hint, remedy: remedy)
  }
}

/// The keys of one table in a flow file. Says which are unknown, missing, or of the wrong kind.
struct Fields {
  let place: SourceLocation
  private let values: [String: YAMLNode]
  /// Whether a key stands here that may not.
  private(set) var hasUnknown = false
  private let problems: Problems

  /// - Parameter known: Every key the table may have.
  init(_ node: YAMLNode, known: [String], _ problems: Problems) {
    place = node.location
    self.problems = problems
    var values = [String: YAMLNode]()
    if let entries = node.entries {
      for entry in entries {
        let key = entry.key.text ?? ""
        if known.contains(key) {
          values[key] = entry.value
        } else {
          hasUnknown = true
          problems.unknown(
            "key", key, at: entry.key.location, known: known,
            remedy: "Keys that may stand here: \(known.joined(separator: ", ")).")
        }
      }
    } else {
      problems.add(
        "wrong-kind", "a table of keys belongs here, not \(node.noun)", at: place,
        remedy: "Write the keys one below the other: \(known.joined(separator: ", ")).")
    }
    self.values = values
  }

  subscript(_ key: String) -> YAMLNode? { values[key] }

  /// Whether a key has the one word that it can have, or is absent.
  func isWord(_ word: String, _ key: String) -> Bool {
    guard let text = text(key) else { return false }
    if text == word { return true }
    problems.unknown(
      "word", text, at: place(of: key), known: [word],
      remedy: "'\(key)' is '\(word)', or is left out.")
    return false
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  /// Where the key's value stands, or the table if it is absent.
  func place(of key: String) -> SourceLocation { values[key]?.location ?? place }

  /// Text that may be absent.
  func text(_ key: String) -> String? {
    guard let node = values[key] else { return nil }
    if let text = node.text, !text.isEmpty { return text }
    wrong(node, key, "text belongs here")
    return nil
  }

  /// Text that must be there; empty if it is not, and said so.
  func required(_ key: String) -> String {
    if values[key] == nil {
      problems.add(
        "missing-key", "'\(key)' is missing", at: place, remedy: "Add a line '\(key): ...' here.")
    }
    return text(key) ?? ""
  }

  /// A list of texts; a single text counts as a list of one.
  func texts(_ key: String) -> [String] { located(key).map(\.text) }

  /// As `texts`, each with its place.
  func located(_ key: String) -> [(text: String, place: SourceLocation)] {
    guard let node = values[key] else { return [] }
    if let text = node.text { return text.isEmpty ? [] : [(text, node.location)] }
    guard let items = node.items else {
      wrong(node, key, "a list belongs here")
      return []
    }
    return items.compactMap { item in
      if let text = item.text { return (text, item.location) }
      wrong(item, key, "text belongs here")
      return nil
    }
  }

  func items(_ key: String) -> [YAMLNode] {
    guard let node = values[key] else { return [] }
    if let items = node.items { return items }
    wrong(node, key, "a list belongs here")
    return []
  }

  func entries(_ key: String) -> [(key: String, place: SourceLocation, value: YAMLNode)] {
    guard let node = values[key] else { return [] }
    if let entries = node.entries {
      return entries.map { ($0.key.text ?? "", $0.key.location, $0.value) }
    }
    wrong(node, key, "a table of names belongs here")
    return []
  }

  /// The texts under a key of a table that is not read yet.
  static func texts(under key: String, in node: YAMLNode) -> [String] {
    let value = node.entries?.first { $0.key.text == key }?.value
    return value?.items?.compactMap(\.text) ?? value?.text.map { [$0] } ?? []
  }

  /// A word that must be one of a few.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Value.Type, default fallback: Value
  ) -> Value where Value.RawValue == String {
    guard let word = text(key) else { return fallback }
    if let value = Value(rawValue: word) { return value }
    let known = Value.allCases.map(\.rawValue)
    problems.unknown(
      "word", word, at: place(of: key), known: known,
      remedy: "'\(key)' is one of: \(known.joined(separator: ", ")).")
    return fallback
  }

  private func wrong(_ node: YAMLNode, _ key: String, _ expected: String) {
    problems.add(
      "wrong-kind", "\(expected), not \(node.noun)", at: node.location,
      remedy: "See '\(key)' in docs/flow-format.md.")
  }
}
