package import FlowModel

/// Where a person stands in an incident, and everything that led there. A value: two walks that
/// are equal go on equally.
package struct Walk: Hashable, Sendable {
  /// Where a walk stands.
  package enum Place: Hashable, Sendable {
    case asking(String)
    case ended
  }

  struct Frame: Hashable, Sendable {
    let flow: String
    var next: Int
  }

  /// The id of the setting that it is walked in.
  package let setting: String
  /// The day on which the conversation began.
  package let today: CivilDate
  /// Whether a question is open, and which.
  package internal(set) var place = Place.ended
  /// The answers that counted, by question.
  package internal(set) var answers: [String: Answer] = [:]
  /// The answered questions, in the order they were reached.
  package private(set) var order: [String] = []
  /// The actions given so far, in order.
  package private(set) var given: [String] = []
  /// The same, to be asked quickly.
  private var isGiven: Set<String> = []
  /// The incidents entered so far, in order.
  package internal(set) var entered: [String] = []
  /// The endings reached so far, one for each incident that ended.
  package internal(set) var endings: [String] = []

  /// The action that NEXT would be on each page, as far as the walk has come. Kept only in incidents
  /// whose ending is derived.
  package internal(set) var next: [Audience: String] = [:]

  /// The branches that the walk came by, if they are to be noted.
  package var branches: [Branch]?

  var frames: [Frame] = []
  var waiting: [String] = []
  /// Questions for own words that are put when every incident has ended.
  var postponed: [String] = []
  /// What was said to be next, last.
  var said: Said?
  /// Whether it was said what is next.
  package var isDirected: Bool { said != nil }

  /// What decides what is next.
  struct Said: Hashable, Sendable {
    let endings: [String]
    let action: String?
  }
  private var known: [String: Answer]

  init(setting: String, known: [String: Answer], today: CivilDate) {
    self.setting = setting
    self.today = today
    self.known = known
  }

  /// Whether an action was given.
  func hasGiven(_ action: String) -> Bool { isGiven.contains(action) }

  mutating func give(_ action: String) {
    given.append(action)
    isGiven.insert(action)
  }

  mutating func forgetGiven() {
    given = []
    isGiven = []
  }

  mutating func take(_ answer: Answer, to question: String) {
    answers[question] = answer
    order.append(question)
  }

  /// Whether the question must be put, or is answered already here or from before.
  mutating func isOpen(_ question: String) -> Bool {
    if answers[question] != nil { return false }
    guard !known.isEmpty, let answer = known.removeValue(forKey: question) else { return true }
    take(answer, to: question)
    return false
  }
}
