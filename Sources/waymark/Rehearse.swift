import ArgumentParser
import Casework
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Terminal
import Transcripts

/// Plays a rehearsal card.
struct Rehearse: WaymarkCommand {
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

  func perform() throws -> ExitStatus {
    let office = Office(flows: library.path, records: records.base)
    // The cache has no cards.
    let flows = try office.standingLibrary(cached: false).library
    let fitting = flows.cards(of: setting, for: role)
    if list {
      for card in fitting {
        say("\(card.id): \(card.title) (\(card.walk.setting), \(card.player))")
      }
      return .done
    }
    let home = try setting ?? chosenSetting(nil, from: flows)?.id
    let seed = seed ?? UInt64.random(in: 0...UInt64.max)
    let chosen = try card.map { try named($0, in: flows) } ?? fitting.drawn(at: home, seed: seed)
    guard let chosen else {
      throw UsageError("No card fits. List them with: waymark rehearse --list")
    }
    let terms = RehearsalTerms(seed: seed, isExam: exam, learner: learner, isGroup: group)
    var launched = office.rehearse(chosen, with: flows, terms)
    return MainActor.assumeIsolated {
      var session = Session(plain: look.plain)
      return session.run(&launched.recorded, showing: launched.recorded.party.beginning)
    }
  }

  private func named(_ id: String, in flows: Library) throws -> Card {
    if let found = flows.cards[id] { return found }
    let hint = nearest(to: id, among: flows.cards.keys).map { " Did you mean '\($0)'?" } ?? ""
    throw UsageError("There is no card '\(id)'.\(hint) List them with: waymark rehearse --list")
  }
}
