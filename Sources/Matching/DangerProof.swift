package import FlowModel

/// Proves the examples of a library's danger floor: each is heard as it says, and every pattern is
/// met by one. Only for a library that was read from its files: a cached one has no examples.
package func unprovedDanger(of library: Library) -> [Diagnostic] {
  let floor = library.danger
  let listener = DangerListener(library)
  var met = Set<Int>()
  var problems = [Diagnostic]()
  for example in floor.examples {
    met.formUnion(listener.fitting(in: example.text))
    let heard = listener.heard(in: example.text)
    let verdict: DangerFloor.Verdict? =
      switch heard {
      case .danger: .danger
      case .doubt: .ask
      case nil: nil
      }
    guard verdict != example.verdict else { continue }
    problems.append(
      Diagnostic(
        code: "danger-misheard",
        "'\(example.text)' is heard as \(words(for: verdict)), not as \(words(for: example.verdict))",
        at: example.location, remedy: "Mend the pattern, or move the example.",
        notes: heard.map { ["it is heard by '\($0.kind)'"] } ?? []))
  }
  let patterns = floor.text.split(separator: "\n").filter { line in
    DangerFloor.Verdict.allCases.contains { line.hasPrefix($0.rawValue + "\t") }
  }
  for (number, place) in floor.places.enumerated() where !met.contains(number) {
    let text = patterns[number].split(separator: "\t").last.map(String.init) ?? ""
    problems.append(
      Diagnostic(
        code: "danger-unproved", "no example meets '\(text)'", at: place,
        remedy: "Add a sentence that it is for under examples, ask-examples or counter-examples."))
  }
  return problems
}

private func words(for verdict: DangerFloor.Verdict?) -> String {
  switch verdict {
  case .always, .danger: "danger"
  case .ask: "something to ask about"
  case .harmless, nil: "nothing"
  }
}
