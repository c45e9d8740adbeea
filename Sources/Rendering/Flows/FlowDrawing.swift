package import FlowEngine
import FlowModel

/// A flow as boxes and arrows, for Mermaid or Graphviz.
package struct FlowDrawing: Sendable {
  private struct Box {
    let text: String
    let shape: Shape
    let isMet: Bool
  }

  private enum Shape { case question, actions, condition, end, other }

  /// Where an arrow is still to lead on from.
  private struct Exit {
    let box: Int
    let label: String
  }

  private var boxes: [Box] = []
  private var arrows: [(from: Int, to: Int, label: String)] = []
  private let words: FlowWords
  private let walk: Walk?
  /// The parts drawn already, and whether each leads on.
  private var parts: [String: Bool] = [:]

  /// - Precondition: The library has the flow and the setting.
  package init(_ flow: String, _ engine: Engine, setting: String?, highlighting walk: Walk? = nil) {
    words = FlowWords(engine: engine, setting: setting)
    self.walk = walk
    let flow = engine.library.flows[flow]!
    boxes.append(Box(text: words.fill(flow.title), shape: .other, isMet: walk != nil))
    var exits = [Exit(box: 0, label: "")]
    exits = draw(Step(.give(flow.first)), from: exits)
    _ = draw(flow.steps, from: exits)
  }

  private mutating func add(
    _ text: String, _ shape: Shape, met: Bool, from exits: [Exit]
  ) -> Int {
    boxes.append(Box(text: text, shape: shape, isMet: met))
    for exit in exits { arrows.append((exit.box, boxes.count - 1, exit.label)) }
    return boxes.count - 1
  }

  private mutating func draw(_ steps: [Step], from exits: [Exit]) -> [Exit] {
    steps.reduce(exits) { exits, step in exits.isEmpty ? [] : draw(step, from: exits) }
  }

  private mutating func draw(_ step: Step, from exits: [Exit]) -> [Exit] {
    let library = words.engine.library
    func on(_ box: Int) -> [Exit] { [Exit(box: box, label: "")] }
    switch step.kind {
    case .ask(let id): return on(ask(id, exits))
    case .page(_, let ids): return ids.reduce(exits) { on(ask($1, $0)) }
    case .give(let actions):
      let lines = actions.filter(words.stands)
      guard !lines.isEmpty else { return exits }
      let met = lines.contains { walk?.given.contains($0) ?? false }
      return on(add(lines.map(words.line).joined(separator: "\n"), .actions, met: met, from: exits))
    case .run(let part):
      if let leadsOn = parts[part] {
        let box = add("(\(part), as drawn already)", .other, met: false, from: exits)
        return leadsOn ? on(box) : []
      }
      let box = add("(\(part))", .other, met: false, from: exits)
      let after = draw(library.flows[part]!.steps, from: on(box))
      parts[part] = !after.isEmpty
      return after
    case .go(let id):
      let title = "Go on with: " + words.fill(library.flows[id]!.title)
      _ = add(title, .end, met: walk?.entered.contains(id) ?? false, from: exits)
      return []
    case .also(let id):
      let title = "Then also: " + words.fill(library.flows[id]!.title)
      return on(add(title, .other, met: walk?.entered.contains(id) ?? false, from: exits))
    case .next:
      return on(add(Ending.nextWords, .other, met: walk?.isDirected ?? false, from: exits))
    case .end(Ending.next):
      _ = add("End", .end, met: walk?.endings.contains(Ending.next) ?? false, from: exits)
      return []
    case .end(let id):
      let ending = library.endings[id]!
      _ = add(
        words.fill(ending.text), .end, met: walk?.endings.contains(id) ?? false, from: exits)
      return []
    case .when(let condition, let then, let otherwise):
      if let settled = words.settled(condition) {
        return draw(settled ? then : otherwise, from: exits)
      }
      let box = add(words.words(condition), .condition, met: false, from: exits)
      return draw(then, from: [Exit(box: box, label: "yes")])
        + (otherwise.isEmpty
          ? [Exit(box: box, label: "no")]
          : draw(otherwise, from: [Exit(box: box, label: "no")]))
    }
  }

  private mutating func ask(_ id: String, _ exits: [Exit]) -> Int {
    let question = words.engine.library.questions[id]!
    let text = [question.ask] + question.options.map { "* " + $0.label }
    return add(
      text.map(words.fill).joined(separator: "\n"), .question, met: walk?.answers[id] != nil,
      from: exits)
  }

  /// A Mermaid flowchart.
  package var mermaid: String {
    var lines = ["flowchart TD"]
    for (place, box) in boxes.enumerated() {
      let text = box.text.escaped(["\"": "#quot;", "\n": "<br>"])
      let (open, close) =
        box.shape == .condition ? ("{", "}") : box.shape == .end ? ("([", "])") : ("[", "]")
      lines.append("  n\(place)\(open)\"\(text)\"\(close)\(box.isMet ? ":::met" : "")")
    }
    for arrow in arrows {
      lines.append(
        "  n\(arrow.from) -->\(arrow.label.isEmpty ? "" : "|\(arrow.label)|") n\(arrow.to)")
    }
    return (lines + ["  classDef met stroke-width:4px"]).joined(separator: "\n") + "\n"
  }

  /// A graph in Graphviz's language.
  package var dot: String {
    var lines = ["digraph flow {", "  node [shape=box fontname=\"sans-serif\"];"]
    for (place, box) in boxes.enumerated() {
      let text = box.text.escaped(["\\": "\\\\", "\"": "\\\"", "\n": "\\l"])
      let shape = box.shape == .condition ? "diamond" : box.shape == .end ? "oval" : "box"
      lines.append(
        "  n\(place) [label=\"\(text)\\l\" shape=\(shape)\(box.isMet ? " penwidth=4" : "")];")
    }
    for arrow in arrows {
      lines.append(
        "  n\(arrow.from) -> n\(arrow.to)\(arrow.label.isEmpty ? "" : " [label=\"\(arrow.label)\"]");"
      )
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func escaped(_ table: [Character: String]) -> String {
    reduce(into: "") { $0 += table[$1] ?? String($1) }
  }
}
