import FlowModel

/// Several questions under one title, and the place of one among them.
package struct Page: Hashable, Sendable {
  /// What stands over its questions.
  package let title: String
  /// From 1.
  package let number: Int
  /// How many questions it has.
  package let count: Int
}

/// A flow's steps laid out flat, so that a place in a flow is a number that only grows.
enum Instruction: Hashable, Sendable {
  /// The page is the one that the question stands on, if any.
  case ask(String, page: Page? = nil)
  case give([String])
  case skip(to: Int)
  /// Each has a number of its own among those of all flows.
  case unless(Condition, to: Int, number: Int)
  case run(String)
  case go(String)
  case also(String)
  case next
  case end(String)

  /// - Parameter branches: The places of the branches numbered so far.
  static func compile(
    _ steps: [Step], numbering branches: inout [SourceLocation]
  ) -> [Instruction] {
    var code = [Instruction]()
    append(steps, to: &code, &branches)
    return code
  }

  private static func append(
    _ steps: [Step], to code: inout [Instruction], _ branches: inout [SourceLocation]
  ) {
    for step in steps {
      switch step.kind {
      case .ask(let question): code.append(.ask(question))
      case .page(let title, let questions):
        for (index, question) in questions.enumerated() {
          let page = Page(title: title, number: index + 1, count: questions.count)
          code.append(.ask(question, page: page))
        }
      case .give(let actions): code.append(.give(actions))
      case .run(let part): code.append(.run(part))
      case .go(let incident): code.append(.go(incident))
      case .also(let incident): code.append(.also(incident))
      case .next: code.append(.next)
      case .end(let ending): code.append(.end(ending))
      case .when(let condition, let then, let otherwise):
        let (test, number) = (code.count, branches.count)
        branches.append(step.location)
        code.append(.unless(condition, to: 0, number: number))
        append(then, to: &code, &branches)
        if otherwise.isEmpty {
          code[test] = .unless(condition, to: code.count, number: number)
        } else {
          let exit = code.count
          code.append(.skip(to: 0))
          code[test] = .unless(condition, to: code.count, number: number)
          append(otherwise, to: &code, &branches)
          code[exit] = .skip(to: code.count)
        }
      }
    }
  }
}
