package import Conversations
import FlowEngine
package import FlowModel
import Transcripts

/// What came of walking a record again with the same answers.
package struct RecordReplay: Sendable {
  package let path: String
  /// The flow files that are not as they were when it was recorded.
  package let changedFiles: [String]
  /// How many questions, answers and pieces of advice were compared.
  package let compared: Int
  /// Where it differs first; nil if it does nowhere.
  package let parting: Replay.Parting?
  /// What advice the same answers bring now, beside what was recorded; empty if it does not differ.
  package let changes: [AdviceChange]
}

/// How advice differs from what was recorded. In each case the text that is told now, or was.
package enum AdviceChange: Hashable, Sendable {
  case noLonger(String)
  case nowAlso(String)
  case nowWorded(String)
}

extension Office {
  /// Walks a record again.
  ///
  /// - Parameter library: The flows of this office, read from their files.
  /// - Throws: ``CaseworkError`` if it cannot be walked: it is damaged, or its setting is gone.
  package func replay(
    _ path: String, with library: Library
  ) throws(CaseworkError) -> RecordReplay {
    let check = try verification(at: path)
    guard Verdict(check.verdict) != .damaged, let opening = check.opening else {
      throw .cannotBeWalked(RecordFinding(path, check))
    }
    guard library.settings[opening.setting] != nil else {
      throw .settingGone(opening.setting, folder: flows)
    }
    let day = Moment(milliseconds: check.events[0].at.milliseconds, offset: opening.offset).date
    let fresh = conversation(with: library, opening, today: day)
    let events = check.events.map(\.event)
    let replay = Replay(events, in: fresh)
    return RecordReplay(
      path: path, changedFiles: library.files(changedSince: opening), compared: replay.compared,
      parting: replay.parting, changes: replay.parting == nil ? [] : changes(events, fresh, day))
  }

  /// Which advice the same answers would bring now.
  private func changes(
    _ events: [Event], _ fresh: Conversation, _ day: CivilDate
  ) -> [AdviceChange] {
    var state = ConversationState(engine: fresh.engine, today: day)
    var told = [String: String]()
    for event in events {
      state.apply(event)
      guard case .advised(let advice) = event else { continue }
      for item in advice { told[item.action] = item.text }
    }
    guard let incident = state.incident else { return [] }
    let walk = fresh.engine.start(
      incident, setting: fresh.opening.setting, known: events.standingAnswers, today: day
    ).walk
    let now = walk.given.map { (id: $0, text: fresh.engine.advice($0, in: walk).text) }
    let ids = Set(now.map(\.id))
    let gone = told.sorted { $0.key < $1.key }.filter { !ids.contains($0.key) }
    let added = now.filter { told[$0.id] == nil }
    let reworded = now.filter { item in told[item.id].map { $0 != item.text } ?? false }
    return gone.map { .noLonger($0.value) } + added.map { .nowAlso($0.text) }
      + reworded.map { .nowWorded($0.text) }
  }
}

extension Library {
  fileprivate func files(changedSince opening: Opening) -> [String] {
    Set(opening.digests.keys).union(digests.keys)
      .filter { opening.digests[$0] != digests[$0] }.sorted()
  }
}
