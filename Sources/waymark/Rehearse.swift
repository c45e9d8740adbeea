import ArgumentParser
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Terminal
import Transcripts

/// Plays a rehearsal card.
struct Rehearse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Practise a situation from a card; kept apart from real records.",
    discussion: """
      EXAMPLES
        waymark rehearse --list
        waymark rehearse nude-on-a-taken-phone --as JP
        waymark rehearse --role supply --seed 7
        waymark rehearse the-door-code --exam
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var look: ScreenOptions

  @Argument(help: "The card. One is drawn if none is named.")
  var card: String?

  @Option(help: ArgumentHelp("Only cards of this setting.", valueName: "id"))
  var setting: String?

  @Option(help: "Only cards for new-staff, supply, office, dsl or volunteer.")
  var role: String?

  @Option(help: "Settles which card is drawn and how the choices are mixed.")
  var seed: UInt64?

  @Option(name: .customLong("as"), help: "Who learns: initials or a staff number.")
  var learner: String?

  @Flag(help: "Say nothing of right and wrong until the end.")
  var exam = false

  @Flag(help: "A safeguarding lead asks several people: type how many chose each answer.")
  var group = false

  @Flag(help: "List the cards.")
  var list = false

  func run() throws {
    let flows = try standingLibrary(library.path, cached: false).library
    let home = try setting ?? chosenSetting(nil, from: flows)?.id
    let fitting = flows.cards.values.sorted { $0.id < $1.id }.filter { card in
      (setting == nil || card.walk.setting == setting) && (role == nil || card.player == role)
    }
    if list {
      for card in fitting {
        say("\(card.id): \(card.title) (\(card.walk.setting), \(card.player))")
      }
      return
    }
    let dice = seed ?? UInt64.random(in: 0...UInt64.max)
    let chosen = try choose(from: flows, fitting, home: home, dice)
    let status = try MainActor.assumeIsolated { try play(chosen, flows, dice) }
    if status != .done { throw status.code }
  }

  private func choose(
    from flows: Library, _ fitting: [Card], home: String?, _ dice: UInt64
  ) throws -> Card {
    if let card {
      if let found = flows.cards[card] { return found }
      let hint = nearest(to: card, among: flows.cards.keys).map { " Did you mean '\($0)'?" } ?? ""
      complain("There is no card '\(card)'.\(hint) List them with: waymark rehearse --list")
      throw ExitStatus.usage.code
    }
    // A school practises its own rules, unless it has no card of its own.
    let own = fitting.filter { $0.walk.setting == home }
    let pool = own.isEmpty ? fitting : own
    guard !pool.isEmpty else {
      complain("No card fits. List them with: waymark rehearse --list")
      throw ExitStatus.usage.code
    }
    return pool[Int(dice % UInt64(pool.count))]
  }

  @MainActor private func play(_ card: Card, _ flows: Library, _ dice: UInt64) throws -> ExitStatus
  {
    let opening = makeOpening(
      flows, flows.settings[card.walk.setting]!, mode: .rehearsal, at: Clock.now())
    let conversation = makeConversation(
      flows, opening, today: Clock.now().date, flows: library.path)
    let rehearsal = Rehearsal(
      card, in: conversation, seed: dice, isExam: exam, begun: Clock.now(),
      learner: learner, isGroup: group)
    var session = Session(plain: look.plain)
    var recorded = RecordedConversation(rehearsal, log: RecordFile(in: records.base))
    return session.run(&recorded, showing: rehearsal.beginning)
  }
}
