/// One step of a flow.
package struct Step: Hashable, Sendable {
  /// What a step does.
  package indirect enum Kind: Hashable, Sendable {
    /// Puts a question, unless its answer is already known.
    case ask(String)
    /// Puts several questions under one title, one after the other.
    case page(title: String, questions: [String])
    /// Gives these actions.
    case give([String])
    /// Runs a shared part, then goes on.
    case run(String)
    /// Leaves this flow for another incident, with what is known carried over.
    case go(String)
    /// Walks another incident as well, once this one has ended.
    case also(String)
    /// Says what is next; what is given below it comes after.
    case next
    /// Ends the walk.
    case end(String)
    /// One of two lists of steps.
    case when(Condition, then: [Step], otherwise: [Step])
  }

  /// What it does.
  package var kind: Kind
  /// Where it stands, for problems.
  package var location: SourceLocation

  package init(_ kind: Kind, at location: SourceLocation = .nowhere) {
    self.kind = kind
    self.location = location
  }

  /// The ending that stands last in this step; nil if it ends nothing.
  var lastEnding: String? {
    switch kind {
    case .end(let ending): ending
    case .when(_, let then, let otherwise):
      otherwise.last?.lastEnding ?? then.last?.lastEnding
    case .ask, .page, .give, .run, .go, .also, .next: nil
    }
  }
}

extension Step: Fielded {
  package static var blank: Step { Step(.give([])) }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    var form = Form.of(kind)
    form.describe(&fields)
    kind = form.kind
  }

  /// A step of any kind, with a place for whatever one of them has.
  private struct Form {
    enum Word: String, CaseIterable, FieldText {
      case ask, page, give, run, go, also, next, end, when
    }

    var word = Word.give
    var name = ""
    var names: [String] = []
    var conditions: [Condition] = []
    var then: [Step] = []
    var otherwise: [Step] = []

    mutating func describe(_ fields: inout some FieldVisitor) {
      fields.text(.kept, &word)
      fields.text(.kept, &name)
      fields.texts(.kept, &names)
      fields.values(.kept, &conditions)
      fields.values(.kept, &then)
      fields.values(.kept, &otherwise)
    }

    static func of(_ kind: Kind) -> Form {
      switch kind {
      case .ask(let question): Form(word: .ask, name: question)
      case .page(let title, let questions): Form(word: .page, name: title, names: questions)
      case .give(let actions): Form(word: .give, names: actions)
      case .run(let part): Form(word: .run, name: part)
      case .go(let incident): Form(word: .go, name: incident)
      case .also(let incident): Form(word: .also, name: incident)
      case .next: Form(word: .next)
      case .end(let ending): Form(word: .end, name: ending)
      case .when(let condition, let then, let otherwise):
        Form(word: .when, conditions: [condition], then: then, otherwise: otherwise)
      }
    }

    var kind: Kind {
      switch word {
      case .ask: .ask(name)
      case .page: .page(title: name, questions: names)
      case .give: .give(names)
      case .run: .run(name)
      case .go: .go(name)
      case .also: .also(name)
      case .next: .next
      case .end: .end(name)
      case .when: .when(conditions.first ?? .blank, then: then, otherwise: otherwise)
      }
    }
  }
}
