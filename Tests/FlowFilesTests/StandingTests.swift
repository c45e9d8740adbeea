import FlowModel
import Glibc
import TestSupport
import Testing

@testable import FlowFiles

/// One file that is at fault never takes the program away from those who need it.
struct StandingTests {
  private static func standing(_ flows: FlowsOnDisk, _ setting: String?) -> StandingLibrary? {
    try? flows.folder.standing(cache: flows.cache, setting: setting) { "\($0.count)" }
  }

  private static func small() -> FlowsOnDisk {
    FlowsOnDisk(
      SmallLibrary.files(LoadingTests.sound) + [
        SourceFile(
          path: "amendments/elm.yaml",
          text: """
            amends: elm
            adds: [{to: image, steps: [{do: [elm-note]}]}]
            actions: {elm-note: {do: Write it down., because: [ELM-1]}}
            """)
      ])
  }

  /// What can lie in a flows folder that is no file of flows, and how it comes there.
  static let strays: [(String, @Sendable (FlowsOnDisk) -> Void)] = [
    ("an editor's lock", { symlink("user@host.1", $0.path + "/incidents/.#image.yaml") }),
    ("a system's double", { $0.write([0, 5, 0x16, 7, 0xFF], to: "incidents/._image.yaml") }),
    ("a hidden half", { $0.write("incident: [", to: "settings/.oak.yaml") }),
    ("a pipe", { mkfifo($0.path + "/incidents/p.yaml", 0o600) }),
    ("a folder", { mkdir($0.path + "/incidents/d.yaml", 0o700) }),
    ("a link to nowhere", { symlink("nowhere", $0.path + "/policies/l.yaml") }),
    ("a link to itself", { symlink("c.yaml", $0.path + "/incidents/c.yaml") }),
    ("a device", { symlink("/dev/zero", $0.path + "/incidents/z.yaml") }),
    (
      "a pipe of phrases",
      { flows in
        mkdir(flows.path + "/phrases", 0o700)
        mkfifo(flows.path + "/phrases/image.txt", 0o600)
      }
    ),
  ]

  @Test(arguments: strays.map(\.0))
  func `what is no file of flows is passed over, and named`(stray: String) throws {
    let flows = Self.small()
    try #require(Self.strays.first { $0.0 == stray }).1(flows)
    let library = try flows.folder.library(cache: nil) { "\($0.count)" }
    #expect(library.settings.keys.sorted() == ["elm", "oak"])
    #expect(flows.folder.passedOver.count == 1)
    #expect(Self.standing(flows, "oak")?.problems == [])
  }

  /// How a file of a school can be at fault.
  static let faults: [(String, @Sendable (FlowsOnDisk, String) -> Void)] = [
    (
      "half saved",
      { flows, file in
        flows.write(String(flows.text(of: file).prefix(40)) + "\n  x: [", to: file)
      }
    ),
    ("empty", { flows, file in flows.write("", to: file) }),
    (
      "no UTF-8",
      { flows, file in flows.write(Array(flows.text(of: file).utf8) + [0xFF], to: file) }
    ),
    ("no YAML", { flows, file in flows.write(flows.text(of: file) + "\n\t- {", to: file) }),
    ("a bomb", { flows, file in flows.write("a: &a [x]\n? *a\n: [*a, *a]\n", to: file) }),
    ("a giant", { flows, file in truncate(flows.path + "/" + file, 60 << 30) }),
    ("an odd key", { flows, file in flows.write(flows.text(of: file) + "\nodd: yes\n", to: file) }),
    ("something else", { flows, file in flows.write("shopping: [milk]\n", to: file) }),
    ("gone", { flows, file in unlink(flows.path + "/" + file) }),
  ]

  static let schoolFiles = ["settings/elm.yaml", "policies/elm.yaml", "amendments/elm.yaml"]

  @Test(arguments: faults.map(\.0), schoolFiles)
  func `one school's fault touches no other, even where nothing ever loaded`(
    fault: String, file: String
  ) throws {
    let flows = Self.small()
    let whole = try flows.folder.library(cache: nil) { "\($0.count)" }
    try #require(Self.faults.first { $0.0 == fault }).1(flows, file)
    // A school without amendments is a whole one.
    if fault == "gone", file == "amendments/elm.yaml" { return }
    let oak = try #require(Self.standing(flows, "oak"))
    #expect(oak.asOf == nil)
    #expect(oak.library.settings["oak"] == whole.settings["oak"])
    #expect(oak.library.policies["OAK"] == whole.policies["OAK"])
    #expect(oak.library.settings["elm"] == nil)
    #expect(oak.library.questions == whole.questions)
    #expect(oak.library.digests.allSatisfy { whole.digests[$0.key] == $0.value })
    // The school itself is told nothing that may be wrong.
    #expect(Self.standing(flows, "elm") == nil)
  }

  @Test(arguments: faults.map(\.0))
  func `a school whose own file is at fault is told what it was told before`(fault: String) throws {
    let flows = Self.small()
    let before = try #require(Self.standing(flows, "elm"))
    try #require(Self.faults.first { $0.0 == fault }).1(flows, "settings/elm.yaml")
    let after = try #require(Self.standing(flows, "elm"))
    #expect(after.asOf != nil)
    #expect(!after.problems.isEmpty)
    #expect(after.library.digests == before.library.digests)
    #expect(after.library.settings["elm"] == before.library.settings["elm"])
  }

  @Test(arguments: faults.map(\.0), ["incidents/test.yaml", "guidance/national.yaml"])
  func `where what all share is at fault, the flows that last loaded are used`(
    fault: String, file: String
  ) throws {
    let flows = Self.small()
    let before = try #require(Self.standing(flows, nil))
    try #require(Self.faults.first { $0.0 == fault }).1(flows, file)
    // Nothing in these flows rests on national guidance.
    if fault == "gone", file == "guidance/national.yaml" { return }
    let after = try #require(Self.standing(flows, "oak"))
    #expect(after.asOf != nil)
    #expect(after.library.digests == before.library.digests)
    #expect(after.library.flows["image"]?.title == "An image")
    // Whoever proves something is told what is wrong.
    #expect(throws: LibraryError.self) { try flows.folder.library(cache: nil) { "\($0.count)" } }
  }

  @Test func `flows that never loaded are not made up`() {
    let flows = Self.small()
    flows.write("incident: [", to: "incidents/test.yaml")
    #expect(Self.standing(flows, "oak") == nil)
  }

  @Test func `a folder that is gone is used as it last loaded, and no other in its place`() throws {
    let (flows, others) = (Self.small(), Self.small())
    let before = try #require(Self.standing(flows, "oak"))
    flows.run("/bin/rm", "-rf", flows.path)
    #expect(Self.standing(flows, "oak")?.library.digests == before.library.digests)
    others.run("/bin/rm", "-rf", others.path)
    #expect((try? others.folder.standing(cache: flows.cache) { "\($0.count)" }) == nil)
  }

  @Test func `a slip in what all share is not excused because a school is at fault as well`() {
    for slip in [
      ("OAK-1", "OAK-9"), ("has-image-rule", "has-image-rules"), ("whose is", "whos is"),
    ] {
      let flows = Self.small()
      flows.write("setting: elm\nroles: [", to: "settings/elm.yaml")
      flows.write(
        flows.text(of: "incidents/test.yaml").replacing(slip.0, with: slip.1),
        to: "incidents/test.yaml")
      #expect(Self.standing(flows, "oak") == nil, "\(slip.1)")
    }
  }

  @Test func `two files of one school are both left out, for nobody knows which is right`() throws {
    let flows = Self.small()
    flows.write(
      flows.text(of: "settings/elm.yaml").replacing("learner", with: "child"),
      to: "settings/elm (copy).yaml")
    #expect(Self.standing(flows, "oak")?.library.settings.keys.sorted() == ["oak"])
    #expect(Self.standing(flows, "elm") == nil)
  }

  @Test func `a policy that takes the clauses of another costs its own school alone`() {
    let flows = Self.small()
    flows.write(
      flows.text(of: "policies/elm.yaml").replacing("ELM-1", with: "OAK-1"), to: "policies/elm.yaml"
    )
    #expect(Self.standing(flows, "oak")?.library.settings.keys.sorted() == ["oak"])
  }

  @Test func `a school that lacks a role or a word that all others have is left out alone`() {
    let third = SmallLibrary.settings[0].text.replacing("oak", with: "ash")
      .replacing("OAK", with: "ELM")
    for (lost, with) in [("dsl: {title: the DSL", "dls: {title: the DSL"), ("pupil: pupil,", "")] {
      let flows = Self.small()
      flows.write(third.replacing(lost, with: with), to: "settings/ash.yaml")
      #expect(Self.standing(flows, "oak")?.library.settings.keys.sorted() == ["elm", "oak"])
    }
  }

  @Test(arguments: ["settings/gaskell.yaml", "policies/st-matthews-social.yaml"])
  func `of the schools that are shipped, one can be at fault`(file: String) throws {
    let flows = FlowsOnDisk()
    flows.write("setting: gaskell\nroles: {", to: file)
    let (contents, school) = (flows.folder.contents(), file.dropFirst(9).prefix(5))
    var salvage = Salvage(contents.files, unread: contents.problems) { _ in false }
    let library = salvage.library(digests: [:])
    #expect(library?.settings.count == 4, "\(salvage.problems.map { $0.text(source: nil) })")
    #expect(library?.settings.keys.contains { $0.hasPrefix(school) } == false)
    #expect(library?.flows.keys == Shipped.library.flows.keys)
  }

  @Test func `tests, rules and questions that tell apart are left out where they are at fault`()
    throws
  {
    for file in [
      "scenarios/a.yaml", "scenarios/cards/a.yaml", "safety-rules.yaml", "tell-apart.yaml",
    ] {
      let flows = Self.small()
      mkdir(flows.path + "/scenarios", 0o700)
      flows.write("scenarios: [", to: file)
      let found = try #require(Self.standing(flows, "oak"), "\(file)")
      #expect(found.asOf == nil && found.library.settings.count == 2)
      #expect(found.problems.map(\.location.file) == [file])
    }
  }

  @Test func `what stands in the place of a file that was read before is missed`() throws {
    let flows = Self.small()
    flows.write("part: extra\nsteps: [{do: [no-look]}]\n", to: "parts/extra.yaml")
    let before = try #require(Self.standing(flows, "oak"))
    unlink(flows.path + "/parts/extra.yaml")
    mkfifo(flows.path + "/parts/extra.yaml", 0o600)
    let after = try #require(Self.standing(flows, "oak"))
    #expect(after.asOf != nil && after.library.digests == before.library.digests)
  }
}
