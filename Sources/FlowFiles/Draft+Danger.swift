import FlowModel

extension Draft {
  /// Reads the patterns that must be heard wherever they are typed.
  mutating func readDanger(_ node: YAMLNode) {
    let fields = Fields(node, known: ["danger-floor", "lists", "no-slips"], problems)
    var lists = Set<String>()
    for (name, _, value) in fields.entries("lists") {
      let words = Fields.located(value)
      for (text, place) in words { check(text, at: place, lists) }
      lists.insert(name)
      library.danger.add(["list", name] + words.map(\.text))
    }
    library.danger.add(["slip"] + fields.texts("no-slips"))
    for (name, place, value) in fields.entries("danger-floor") {
      guard define("kind of danger", name, at: place) else { continue }
      readKind(name, value, lists)
    }
  }

  private mutating func readKind(_ name: String, _ node: YAMLNode, _ lists: Set<String>) {
    let fields = Fields(
      node,
      known: [
        "says", "leads-to", "question", "always", "danger", "ask", "harmless", "examples",
        "ask-examples",
        "counter-examples",
      ], problems)
    _ = fields.required("says")
    let flow = fields.required("leads-to")
    use(.incident, [(flow, fields.place(of: "leads-to"))])
    let question = fields.has("ask") ? fields.required("question") : fields.text("question") ?? ""
    library.danger.add(["kind", name, flow, question])
    for verdict in DangerFloor.Verdict.allCases {
      for (text, place) in fields.located(verdict.rawValue) {
        check(text, at: place, lists)
        library.danger.add([verdict.rawValue, text])
        library.danger.places.append(place)
      }
    }
    let proofs: [(key: String, verdict: DangerFloor.Verdict?)] = [
      ("examples", .danger), ("ask-examples", .ask), ("counter-examples", nil),
    ]
    for proof in proofs {
      library.danger.examples += fields.located(proof.key).map {
        DangerFloor.Example(text: $0.text, kind: name, verdict: proof.verdict, location: $0.place)
      }
    }
  }

  private func check(_ text: String, at place: SourceLocation, _ lists: Set<String>) {
    let remedy = "See 'Danger that is always heard' in docs/flow-format.md."
    guard !text.contains("\t"), !text.contains("\n") else {
      return problems.add(
        "bad-pattern", "a pattern stands on one line, without tabs", at: place, remedy: remedy)
    }
    do throws(WordPattern.Flaw) {
      for list in try WordPattern(text).lists where !lists.contains(list) {
        problems.unknown(
          "list", list, at: place, known: lists,
          remedy: "Lists stand under 'lists', above whatever uses them.")
      }
    } catch {
      problems.add(
        "bad-pattern", "'\(text)' is no pattern: \(error.message)", at: place, remedy: remedy)
    }
  }
}

extension Fields {
  /// The texts of a list that is no key's value, each with its place.
  fileprivate static func located(_ node: YAMLNode) -> [(text: String, place: SourceLocation)] {
    (node.items ?? [node]).compactMap { item in item.text.map { ($0, item.location) } }
  }
}
