package import FlowEngine
import FlowModel

/// A flow as an indented outline, read from top to bottom.
package struct FlowOutline: Sendable {
  package struct Line: Hashable, Sendable {
    package let depth: Int
    package let text: String
    /// The clauses that stand behind it.
    package let clauses: [String]
    /// Whether the highlighted walk met it.
    package let isMet: Bool
  }

  package private(set) var lines: [Line] = []
  private let words: FlowWords
  private let walk: Walk?
  /// The parts that are written out above, or elsewhere.
  private var parts: Set<String> = []
  /// What stands for each part that is written out elsewhere.
  private let references: [String: String]

  /// - Parameters:
  ///   - setting: The setting whose view it is; nil for all at once.
  ///   - walk: A walk to highlight.
  ///   - references: What stands for each part that is written out elsewhere. Others are written
  ///     out once, where they are first run.
  /// - Precondition: The library has the flow and the setting.
  package init(
    _ flow: String, _ engine: Engine, setting: String?, highlighting walk: Walk? = nil,
    referringTo references: [String: String] = [:]
  ) {
    words = FlowWords(engine: engine, setting: setting)
    self.walk = walk
    self.references = references
    let flow = engine.library.flows[flow]!
    give(flow.first, 0)
    add(flow.steps, 0)
  }

  private mutating func add(
    _ depth: Int, _ text: String, clauses: [String] = [], met: Bool = false
  ) {
    lines.append(Line(depth: depth, text: text, clauses: clauses, isMet: met))
  }

  private mutating func give(_ actions: [String], _ depth: Int) {
    for id in actions where words.stands(id) {
      add(
        depth, "- " + words.line(id), clauses: words.clauses(of: id),
        met: walk?.given.contains(id) ?? false)
    }
  }

  private mutating func add(_ steps: [Step], _ depth: Int) {
    let library = words.engine.library
    for step in steps {
      switch step.kind {
      case .ask(let id): ask(id, depth)
      case .page(let title, let ids):
        add(depth, words.fill(title))
        for id in ids { ask(id, depth + 1) }
      case .give(let actions): give(actions, depth)
      case .run(let part):
        if let reference = references[part] {
          add(depth, reference)
        } else if parts.insert(part).inserted {
          add(depth, "(\(part))")
          add(library.flows[part]!.steps, depth + 1)
        } else {
          add(depth, "(\(part), as above)")
        }
      case .go(let id): add(depth, "Go on with: " + words.fill(library.flows[id]!.title))
      case .also(let id): add(depth, "Then also: " + words.fill(library.flows[id]!.title))
      case .next: add(depth, Ending.nextWords, met: walk?.isDirected ?? false)
      case .end(Ending.next):
        add(depth, "END", met: walk?.endings.contains(Ending.next) ?? false)
      case .end(let id):
        let ending = library.endings[id]!
        add(
          depth, "END: \(words.fill(ending.text)) [\(ending.by.words)]",
          met: walk?.endings.contains(id) ?? false)
      case .when(let condition, let then, let otherwise): branch(condition, then, otherwise, depth)
      }
    }
  }

  private mutating func ask(_ id: String, _ depth: Int) {
    let question = words.engine.library.questions[id]!
    let answer = walk?.answers[id]
    add(depth, "? " + words.fill(question.ask), met: answer != nil)
    for option in question.options {
      let unsure = question.unsure.contains(option.id) ? " (also when it is not known)" : ""
      add(
        depth + 1, "* " + words.fill(option.label) + unsure,
        met: answer?.values.contains(option.id) ?? false)
    }
  }

  private mutating func branch(
    _ condition: Condition, _ then: [Step], _ otherwise: [Step], _ depth: Int
  ) {
    if let settled = words.settled(condition) { return add(settled ? then : otherwise, depth) }
    add(depth, "If \(words.words(condition)):")
    add(then, depth + 1)
    guard !otherwise.isEmpty else { return }
    add(depth, "Otherwise:")
    add(otherwise, depth + 1)
  }
}
