import FlowEngine
import FlowModel
import Matching

extension Conversation {
  /// The id of the question that settles whether words meant danger.
  static let inDangerID = "in-danger"

  /// Takes a line that is no command. Danger in it brings up 999 before anything else, whatever
  /// was asked and even if the line answers it; the line goes on record as every other does.
  mutating func listen(to line: String, _ turn: inout Turn) {
    guard let heard = ear.listener.heard(in: line) else { return answer(line, &turn) }
    switch (prompt, heard) {
    case (.telling, _), (.doubting, .doubt): answer(line, &turn)
    case (.doubting(_, _, let typed), .danger(_, let flow)):
      emit(.noted(voice: .own, text: line), &turn)
      emit(.aside(.left), &turn)
      goOn(from: typed, inDanger: flow, &turn)
    case (_, .danger(_, let flow)):
      // A note is seen in every copy; the account itself holds its words already.
      if !takesFreeText { emit(.noted(voice: .own, text: line), &turn) }
      tellOfDanger(flow, &turn)
      answer(line, &turn)
    case (_, .doubt(_, let flow, let question)): askWhetherDanger(question, flow, line, &turn)
    }
  }

  /// What follows a command may speak of danger: 999 before what it asks for.
  mutating func tellOfDanger(in command: Command, _ turn: inout Turn) {
    guard case .danger(_, let flow)? = ear.listener.heard(in: command.rest) else { return }
    if command.name != .note { emit(.noted(voice: .own, text: command.rest), &turn) }
    tellOfDanger(flow, &turn)
  }

  private mutating func tellOfDanger(_ flow: String, _ turn: inout Turn) {
    turn.say(.danger(dangerLine))
    showFirst(of: flow, again: true, &turn)
  }

  mutating func askWhetherDanger(
    _ question: String, _ flow: String, _ line: String, _ turn: inout Turn
  ) {
    emit(.aside(.inDanger(flow: flow, question: fill(question), line: line)), &turn)
  }

  static func whetherDanger(_ question: String) -> Question {
    Question(
      id: inDangerID, ask: question, help: "If so, call 999 now. If you cannot tell, answer yes.",
      options: [
        AnswerOption(id: "yes", label: "Yes, or it could be"),
        AnswerOption(id: "no", label: "No"),
      ], unsure: ["yes"])
  }

  /// - Parameter typed: The line that was in doubt.
  mutating func settle(_ flow: String, _ typed: String, _ line: String, _ turn: inout Turn) {
    guard case .doubting(_, let ask, _) = prompt else { return }
    let question = Conversation.whetherDanger(ask)
    guard let answer = read(line, as: question, &turn) else { return }
    emit(.answered(question: question.id, answer, shown: question.label(of: answer)), &turn)
    goOn(from: typed, inDanger: answer.values == ["no"] ? nil : flow, &turn)
  }

  /// Takes up the line that was in doubt where it was left.
  private mutating func goOn(from line: String, inDanger flow: String?, _ turn: inout Turn) {
    guard prompt == .telling else {
      if let flow { tellOfDanger(flow, &turn) }
      return answer(line, &turn)
    }
    // What was told is on record already.
    let found = finding(line.trimmed, nil)
    guard let flow else { return goOn(from: found.calmed, line.trimmed, &turn) }
    leadThroughDanger(flow, found, line.trimmed, &turn)
  }
}
