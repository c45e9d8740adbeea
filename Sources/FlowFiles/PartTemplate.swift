import FlowModel

/// A part that takes words from whoever runs it: `$person` in it stands for one of them.
struct PartTemplate {
  let takes: [String]
  let node: YAMLNode
}

extension Draft {
  /// More partInstances than any honest set of flows has; a part that fills itself in anew each time
  /// would never end.
  private static let instanceLimit = 500

  /// Keeps a part that takes words until somebody runs it.
  mutating func keepTemplate(_ node: YAMLNode, takes: [String]) {
    let name = node.entries?.first?.value.text ?? ""
    partTemplates[name] = PartTemplate(takes: takes, node: node)
  }

  /// The name of the part with these words filled in: `wait-for.deputy`.
  mutating func filled(
    _ part: (text: String, place: SourceLocation), with fields: Fields
  ) -> (text: String, place: SourceLocation) {
    let words = fields.entries("with").map { ($0.key, $0.value.text ?? "") }
    let values = Dictionary(words, uniquingKeysWith: { first, _ in first })
    let name = ([part.text] + values.sorted { $0.key < $1.key }.map(\.value))
      .joined(separator: ".")
    partInstances[name] = PartInstance(
      part: part.text, values: values, place: part.place, with: fields.place(of: "with"))
    return (name, part.place)
  }

  /// Reads each part once for every way it is filled in. Parts filled in may fill in others.
  mutating func readPartInstances() {
    var done = Set<String>()
    while let name = partInstances.keys.sorted().first(where: { !done.contains($0) }) {
      done.insert(name)
      let filling = partInstances[name]!
      guard done.count <= Draft.instanceLimit else {
        return problems.add(
          "part-in-circle", "the part '\(filling.part)' fills itself in without end",
          at: filling.place, remedy: "Take out one 'run' of the circle.")
      }
      guard let open = partTemplates[filling.part] else {
        problems.unknown(
          "part", filling.part, at: filling.place, known: partTemplates.keys,
          remedy: "'with' goes with a part that has 'takes'.")
        continue
      }
      if Set(filling.values.keys) != Set(open.takes) {
        problems.add(
          "wrong-words", "the part '\(filling.part)' takes \(open.takes.joined(separator: ", "))",
          at: filling.with, remedy: "Give just these under 'with:', each with its word.")
        continue
      }
      readFlow(open.node.filled(filling.values, named: name))
    }
  }

  /// One way of filling in a part.
  struct PartInstance {
    let part: String
    let values: [String: String]
    let place: SourceLocation
    let with: SourceLocation
  }
}

extension YAMLNode {
  /// The part's tree with every `$word` replaced and its own name made that of the filling.
  fileprivate func filled(_ values: [String: String], named name: String) -> YAMLNode {
    guard let entries else { return self }
    let rest = entries.dropFirst().filter { $0.key.text != "takes" }.map {
      Entry(key: $0.key, value: $0.value.replacing(values))
    }
    let first = entries.first.map {
      Entry(key: $0.key, value: YAMLNode(kind: .scalar(name), location: $0.value.location))
    }
    return YAMLNode(kind: .map([first].compactMap { $0 } + rest), location: location)
  }

  private func replacing(_ values: [String: String]) -> YAMLNode {
    switch kind {
    case .scalar(let text):
      var filled = text
      // The longest name first, so that $person-in-charge is not taken for $person.
      for (name, value) in values.sorted(by: { $0.key.count > $1.key.count }) {
        filled = filled.split(separator: "$" + name, omittingEmptySubsequences: false)
          .joined(separator: value)
      }
      return YAMLNode(kind: .scalar(filled), location: location)
    case .list(let items):
      return YAMLNode(kind: .list(items.map { $0.replacing(values) }), location: location)
    case .map(let entries):
      let filled = entries.map {
        Entry(key: $0.key.replacing(values), value: $0.value.replacing(values))
      }
      return YAMLNode(kind: .map(filled), location: location)
    }
  }
}
