package import Conversations
import FlowEngine
package import FlowModel
import Transcripts

/// How a card is to be played.
package struct RehearsalTerms: Sendable {
  /// Mixes the choices; the same seed always in the same way.
  let seed: UInt64
  /// Whether nothing is said of right and wrong until the end.
  let isExam: Bool
  /// Who learns: initials or a staff number.
  let learner: String?
  /// Whether several people are asked, whose hands are counted.
  let isGroup: Bool

  package init(seed: UInt64, isExam: Bool, learner: String?, isGroup: Bool) {
    self.seed = seed
    self.isExam = isExam
    self.learner = learner
    self.isGroup = isGroup
  }
}

extension Office {
  /// Begins to play a card, apart from real records.
  ///
  /// - Parameter library: It has the card and its setting.
  package func rehearse(
    _ card: Card, with library: Library, _ terms: RehearsalTerms
  ) -> LaunchedConversation<Rehearsal> {
    let moment = now()
    let setting = library.settings[card.walk.setting]!
    let header = header(with: library, in: setting, mode: .rehearsal, at: moment)
    let rehearsal = Rehearsal(
      card, in: conversation(with: library, header, today: moment.date), seed: terms.seed,
      isExam: terms.isExam, begun: moment, learner: terms.learner, isGroup: terms.isGroup)
    return LaunchedConversation(
      recorded: RecordedConversation(rehearsal, log: RecordFile(in: records)), notices: [])
  }
}

extension Library {
  /// The cards of a setting, or for people of a kind, in the order of their ids.
  ///
  /// - Parameters:
  ///   - setting: Nil for those of all.
  ///   - role: Who plays them; nil for anybody.
  package func cards(of setting: String?, for role: String?) -> [Card] {
    cards.values.sorted { $0.id < $1.id }.filter { card in
      (setting == nil || card.walk.setting == setting) && (role == nil || card.player == role)
    }
  }
}

extension [Card] {
  /// Draws one. A school practises its own rules, unless it has no card of its own.
  ///
  /// - Parameter home: The setting of this machine, if it has one.
  /// - Returns: Nil if there is none to draw.
  package func drawn(at home: String?, seed: UInt64) -> Card? {
    let own = filter { $0.walk.setting == home }
    let pool = own.isEmpty ? self : own
    return pool.isEmpty ? nil : pool[Int(seed % UInt64(pool.count))]
  }
}
