import Casework
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing
import Transcripts

/// Conversations are begun, left and gone on with where nobody sits at a terminal.
struct LaunchTests {
  private let own = TestOffice()
  private var office: Office { own.office }

  private func start() throws -> LaunchedConversation<Conversation> {
    let standing = office.talkingLibrary(setting: "oak")
    let setting = try #require(standing.library.settings["oak"])
    return office.start(with: standing, in: setting, mode: .live, keys: nil)
  }

  @Test func `nothing is written before something is said`() throws {
    var launched = try start()
    #expect(launched.recorded.log.path == nil)
    _ = try launched.recorded.take("help", at: TestOffice.moment)
    #expect(launched.recorded.log.path == nil)
    _ = try launched.recorded.take("1", at: TestOffice.moment)
    #expect(own.isThere(try #require(launched.recorded.log.path)))
  }

  @Test func `whoever comes back is asked the very question that was open`() throws {
    var launched = try start()
    _ = try launched.recorded.take("1", at: TestOffice.moment)
    _ = try launched.recorded.take("note", at: TestOffice.moment)
    let open = launched.recorded.party.openQuestion
    let path = try #require(launched.recorded.log.path)
    // Who still has it open keeps it.
    #expect(throws: CaseworkError.record(.busy(path: path))) {
      try office.resume(path, .never)
    }
    _ = launched.recorded.log.handOn()
    launched = try start()
    guard case .conversation(var resumed, let resumption) = try office.resume(path, .never) else {
      Issue.record("it was a conversation")
      return
    }
    #expect(resumed.recorded.party.openQuestion == open)
    let replies = try resumed.recorded.commit(at: TestOffice.moment) { $0.resume(resumption) }
    #expect(replies.suffix(open.count) == open[...])
  }

  @Test func `a record is not gone on with once its flows have changed`() throws {
    var launched = try start()
    _ = try launched.recorded.take("1", at: TestOffice.moment)
    let path = try #require(launched.recorded.log.path)
    let id = launched.recorded.party.opening.record
    _ = launched.recorded.log.handOn()
    own.add("\n# Another line.\n", to: own.flows.path + "/incidents/test.yaml")
    let later = Office(
      flows: office.flows, records: office.records, configuration: office.configuration,
      cache: own.home + "/other-cache", misreadings: office.misreadings,
      program: office.program + " later", now: office.now)
    #expect(throws: CaseworkError.flowsChanged(record: id)) { try later.resume(path, .never) }
  }

  @Test func `where no flow can be read, there is something to talk with, and it says so`() {
    let lost = Office(
      flows: own.home + "/nothing", records: office.records, configuration: office.configuration,
      cache: office.cache, misreadings: office.misreadings, program: "waymark test",
      now: office.now)
    let standing = lost.talkingLibrary(setting: "oak")
    #expect(LastResort.isUsed(in: standing.library))
    #expect(!standing.problems.isEmpty)
    let setting = standing.library.settings.values.first!
    let launched = lost.start(with: standing, in: setting, mode: .live, keys: nil)
    #expect(launched.notices.first == .nothingCanBeRead)
  }

  @Test func `words that were misunderstood lie in plain only where no keys were made`() throws {
    var launched = try start()
    _ = try launched.recorded.take("zebra crossing", at: TestOffice.moment)
    _ = try launched.recorded.take("report a phone", at: TestOffice.moment)
    let misreading = try #require(launched.recorded.misread.first)
    try office.keep(misreading)
    #expect(try office.misunderstoodPhrases.plainLines().count == 1)
    _ = try own.makeKeys()
    try office.keep(misreading)
    #expect(try office.misunderstoodPhrases.plainLines().count == 1)
    #expect(try office.misunderstoodPhrases.encryptedLines().count == 1)
  }
}
