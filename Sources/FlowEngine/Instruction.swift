import FlowModel

/// Several questions under one title, and the place of one among them.
public struct Page: Hashable, Sendable {
  public let title: String
  /// From 1.
  public let number: Int
  public let count: Int
}

/// A flow's steps laid out flat, so that a place in a flow is a number that only grows.
enum Instruction: Hashable, Sendable {
  /// The page is the one that the question stands on, if any.
  case ask(String, page: Page? = nil)
  case give([String])
  case skip(to: Int)
  /// The place is that of the `when` in its file.
  case unless(Condition, to: Int, at: SourceLocation)
  case run(String)
  case go(String)
  case also(String)
  case end(String)

  static func compile(_ steps: [Step]) -> [Instruction] {
    var code = [Instruction]()
    append(steps, to: &code)
    return code
  }

  private static func append(_ steps: [Step], to code: inout [Instruction]) {
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
      case .end(let ending): code.append(.end(ending))
      case .when(let condition, let then, let otherwise):
        let test = code.count
        code.append(.unless(condition, to: 0, at: step.location))
        append(then, to: &code)
        if otherwise.isEmpty {
          code[test] = .unless(condition, to: code.count, at: step.location)
        } else {
          let exit = code.count
          code.append(.skip(to: 0))
          code[test] = .unless(condition, to: code.count, at: step.location)
          append(otherwise, to: &code)
          code[exit] = .skip(to: code.count)
        }
      }
    }
  }
}
