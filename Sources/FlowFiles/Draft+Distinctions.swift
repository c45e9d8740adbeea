import FlowModel

extension Draft {
  /// Reads questions that tell incidents apart when the words alone do not.
  mutating func readDistinctions(_ node: YAMLNode) {
    let fields = Fields(node, known: ["tell-apart"], problems)
    for item in fields.items("tell-apart") {
      let question = Fields(item, known: ["ask", "among"], problems)
      let ask = question.required("ask")
      templates.append((ask, question.place(of: "ask")))
      var labels = [String: String]()
      for (incident, place, value) in question.entries("among") {
        use(.incident, [(incident, place)])
        labels[incident] = value.text ?? ""
        templates.append((value.text ?? "", value.location))
      }
      if labels.count < 2 {
        problems.add(
          "too-few-options", "a question that tells apart needs at least two incidents",
          at: item.location, remedy: "Add them under 'among:', each with its answer.")
      }
      library.distinctions.append(Distinction(ask: ask, labels: labels))
    }
  }
}
