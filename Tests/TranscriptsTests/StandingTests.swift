import FlowEngine
import Glibc
import Testing
import Transcripts

/// A record that another program takes away while it is written: nothing more is acknowledged.
struct StandingTests {
  static let thefts: [(what: String, act: @Sendable (_ path: String, _ scratch: Scratch) -> Void)] =
    [
      ("removed", { path, _ in unlink(path) }),
      ("renamed", { path, _ in rename(path, path + ".old") }),
      (
        "replaced by a copy",
        { path, scratch in
          let bytes = (try? recordBytes(at: path)) ?? []
          rename(scratch.file("copy", bytes), path)
        }
      ),
      (
        "replaced by a link",
        { path, scratch in
          rename(path, scratch.path + "/elsewhere")
          symlink(scratch.path + "/elsewhere", path)
        }
      ),
      ("cut", { path, _ in truncate(path, off_t((try? recordBytes(at: path).count) ?? 0) - 50) }),
      ("emptied", { path, _ in truncate(path, 0) }),
      (
        "added to",
        { path, _ in
          let file = open(path, O_WRONLY | O_APPEND)
          _ = write(file, "x", 1)
          close(file)
        }
      ),
      (
        "moved away with its folder",
        { path, scratch in
          rename(scratch.path + "/records", scratch.path + "/moved")
        }
      ),
    ]

  @Test(arguments: 0..<thefts.count, [false, true])
  func `an answer after it is not acknowledged, nor any later one`(
    place: Int, isEncrypted: Bool
  ) throws {
    let scratch = Scratch()
    let file = RecordFile(
      in: scratch.path + "/records", keys: isEncrypted ? SessionKeys.sample : nil)
    var saved = 0
    file.onSaved = { _ in saved += 1 }
    let events = [.opened(Samples.opening.with(mode: .live))] + Samples.events.dropFirst()
    try file.append([events[0]], at: Samples.moment)
    try file.append([events[1]], at: Samples.moment)
    let path = try #require(file.path)
    Self.thefts[place].1(path, scratch)
    for _ in 0..<2 {
      do {
        try file.append([events[2]], at: Samples.moment)
        Issue.record("\(Self.thefts[place].what): it was acknowledged")
      } catch RecordError.unconfirmed(let named, _) {
        #expect(named == path)
      }
    }
    #expect(saved == 2)
  }

  @Test func `what could not be read again is not begun`() {
    let scratch = Scratch()
    let file = RecordFile(in: scratch.path)
    let opening = Opening(
      record: Samples.opening.record, mode: .live, program: "waymark test", setting: "oak",
      settingTitle: "Oak School", policies: [], digests: [:], account: "staff", offset: 1_441)
    #expect(throws: RecordError.self) { try file.append([.opened(opening)], at: Samples.moment) }
    #expect(file.path == nil)
    #expect(records(in: scratch.path).isEmpty)
  }
}
