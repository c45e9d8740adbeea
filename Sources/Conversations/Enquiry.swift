package import FlowEngine
package import FlowModel
package import Matching

/// One question that stands outside every record, such as where a person works. The same loop carries
/// it, `now`, `help`, `hide` and `quit` do the same, and danger in what is typed brings up 999 first.
package struct Enquiry: Interlocutor {
  /// What is taken as an answer.
  package enum Form: Hashable, Sendable {
    /// One of the options, by its number or first words; its id is the answer.
    case choice(Question)
    /// A number from 1 to this; Enter leaves.
    case number(upTo: Int)
    /// This word, in capitals only where it is written so; whatever else is typed leaves.
    case word(String)
    /// A line as it is typed; Enter leaves.
    case line
  }

  let form: Form
  let question: [Reply]
  let explanation: [String]
  /// What is said to danger besides 999: what was typed is not on record.
  let afterDanger: String
  let ear: LazyListener?
  /// What was answered; nil where it was left.
  package private(set) var answer: String?
  package private(set) var departure: Departure?
  /// Nothing of it is ever saved.
  package var unsaved: [String] = []

  /// - Parameters:
  ///   - question: How it is put.
  ///   - explanation: What `help` says.
  ///   - ear: Hears danger in what is typed; nil where no flows are known yet.
  package init(
    _ form: Form, _ question: [Reply], explanation: [String],
    afterDanger: String = "This is on no record. To put it on one, begin a conversation.",
    ear: LazyListener? = nil
  ) {
    self.form = form
    self.question = question
    self.explanation = explanation
    self.afterDanger = afterDanger
    self.ear = ear
  }

  package mutating func take(_ line: String, at moment: Moment? = nil) -> Turn {
    var turn = Turn(at: moment)
    let plain = PlainText(cleaning: line).text
    if let name = command(in: plain) {
      run(name, &turn)
    } else if ear?.listener.heard(in: plain) != nil {
      tellOfDanger(&turn)
      turn.say(.line(afterDanger))
    } else {
      answer(plain, &turn)
    }
    if departure == nil, turn.asksNext {
      for reply in openQuestion { turn.say(reply) }
    }
    return turn
  }

  package mutating func leave(reason: String) -> Turn {
    departure = .paused
    return Turn()
  }

  /// The commands that mean something here.
  private func command(in line: String) -> Command.Name? {
    let isFree = form == .line
    let name =
      Command(line, inFreeText: isFree)?.name ?? (isFree ? nil : Command.usualWord(line))
    return name.flatMap { [.now, .help, .hide, .quit].contains($0) ? $0 : nil }
  }

  private mutating func run(_ name: Command.Name, _ turn: inout Turn) {
    switch name {
    case .now: tellOfDanger(&turn)
    case .help: for line in explanation { turn.say(.line(line)) }
    case .hide:
      turn.say(.blank)
      turn.asksNext = false
    default: departure = .paused
    }
  }

  private func tellOfDanger(_ turn: inout Turn) {
    turn.say(.danger("Call 999 now if anyone is in danger. Stay with them, or send an adult."))
    turn.say(.line("Then tell whoever is in charge of safeguarding, or the head."))
  }

  private mutating func answer(_ line: String, _ turn: inout Turn) {
    let typed = line.trimmed
    switch form {
    case .choice(let question):
      guard let answer = try? question.read(line), let id = answer.values.first else {
        return turn.say(.line("Type a number from 1 to \(question.options.count)."))
      }
      finish(id)
    case .number(let last):
      if typed.isEmpty { return finish(nil) }
      guard let number = Int(typed), (1...max(1, last)).contains(number) else {
        return turn.say(.line("Type a number from 1 to \(last), or press Enter to leave."))
      }
      finish("\(number)")
    case .word(let word):
      finish(typed == word || typed.lowercased() == word ? word : nil)
    case .line: finish(typed.isEmpty ? nil : line)
    }
  }

  private mutating func finish(_ answer: String?) {
    self.answer = answer
    departure = .finished
  }
}

extension Enquiry {
  package var isComplete: Bool { departure == .finished }
  package var openQuestion: [Reply] { question }
  package var label: String { "answer" }
  package var header: Opening? { nil }

  package var completions: [String] {
    let commands = ["help", "hide", "now", "quit"]
    switch form {
    case .choice(let question): return question.choices + commands
    case .word(let word): return [word] + commands
    case .number: return commands
    case .line: return commands.map { ":" + $0 }
    }
  }
}
