import FlowFiles
import FlowModel
import TestSupport
import Testing

/// A flow file with one mistake, and the problem that must be told.
struct Broken: CustomTestStringConvertible, Sendable {
  let code: String
  let change: (from: String, to: String)
  var testDescription: String { "\(code): \(change.to)" }

  init(_ code: String, _ from: String, _ to: String) {
    self.code = code
    change = (from, to)
  }
}

struct LoadingTests {
  static let sound = """
    incident: image
    catch-all: yes
    title: An image
    about: Test
    first: [no-look]
    steps:
      - ask: whose
      - when: whose is pupil and has-image-rule
        then:
          - do: [no-look]
      - end: told
    questions:
      whose: {ask: 'Whose {pupil}?', options: {pupil: A pupil's, staff: A colleague's}, unsure: pupil}
    actions:
      no-look: {do-not: Look., because: [OAK-1]}
    endings:
      told: {says: Told., tell: dsl, by: now}
    """

  @Test func `a sound file loads`() throws {
    let library = try SmallLibrary.read(Self.sound)
    #expect(library.flows["image"]?.steps.count == 3)
    #expect(library.questions["whose"]?.options.map(\.id) == ["pupil", "staff"])
  }

  @Test func `whom to turn to in any doubt is found in a branch as well`() throws {
    #expect(try SmallLibrary.read(Self.sound).lead == "dsl")
    let branched = Self.sound.replacing(
      "- end: told\n",
      with: "- when: whose is staff\n    then: [{end: told}]\n    otherwise: [{end: told}]\n")
    #expect(try SmallLibrary.read(branched).lead == "dsl")
  }

  static let broken = [
    Broken("unknown-question", "ask: whose\n", "ask: whoes\n"),
    Broken("unknown-action", "first: [no-look]", "first: [no-loko]"),
    Broken("unknown-ending", "end: told", "end: tolled"),
    Broken("unknown-part", "- ask: whose\n", "- ask: whose\n  - run: nowhere\n"),
    Broken("unknown-incident", "- ask: whose\n", "- ask: whose\n  - go: nowhere\n"),
    Broken("unknown-clause", "OAK-1", "OAK-9"),
    Broken("unknown-guidance", "because: [OAK-1]", "guidance: [nowhere]"),
    Broken("unknown-role", "tell: dsl", "tell: dls"),
    Broken("unknown-option", "whose is pupil", "whose is pupils"),
    Broken("unknown-question", "whose is pupil", "whos is pupil"),
    Broken("unknown-fact", "has-image-rule", "has-image-rules"),
    Broken("unknown-word", "{pupil}", "{puppil}"),
    Broken("unknown-key", "about: Test", "abuot: Test"),
    Broken("missing-key", "says: Told., ", ""),
    Broken("missing-key", ", by: now", ""),
    Broken("bad-condition", "whose is pupil and", "whose is and"),
    Broken("bad-condition", "has-image-rule", "(has-image-rule"),
    Broken("no-ending", "- end: told", "- do: [no-look]"),
    Broken("no-source", ", because: [OAK-1]", ""),
    Broken("unclear-action", "do-not: Look.", "do-not: Look., do: Look."),
    Broken("too-few-options", ", staff: A colleague's", ""),
    Broken("unknown-option", "unsure: pupil", "unsure: puppil"),
    Broken("command-word", "staff: A colleague's", "quit: A colleague's"),
    Broken("wrong-kind", "first: [no-look]", "first: {no: look}"),
    Broken("unknown-word", "by: now", "by: nwo"),
    Broken("empty-branch", "- do: [no-look]", "[]"),
    Broken("catch-all", "catch-all: yes\n", ""),
    Broken("not-yaml", "steps:", "steps: ]"),
    Broken("duplicate-key", "about: Test", "about: Test\nabout: Test"),
    Broken("unknown-file", "incident: image", "incidnet: image"),
  ]

  @Test(arguments: broken)
  func `a mistake is told with its code and place`(broken: Broken) {
    let text = Self.sound.replacingFirst(broken.change.from, with: broken.change.to)
    #expect(text != Self.sound, "the example must change something")
    do throws(LibraryError) {
      _ = try SmallLibrary.read(text)
      Issue.record("the mistake was not found")
    } catch {
      let found = error.diagnostics.filter { $0.code == broken.code }
      #expect(!found.isEmpty, "found only \(error.diagnostics.map(\.code))")
      #expect(
        found.allSatisfy { $0.location.file == "incidents/test.yaml" && $0.location.line > 0 })
      #expect(found.allSatisfy { !$0.remedy.isEmpty })
    }
  }

  @Test func `all problems of all files are told together, sorted by place`() {
    let text = Self.sound.replacingFirst("ask: whose\n", with: "ask: whoes\n")
      .replacingFirst("end: told", with: "end: tolled")
    do throws(LibraryError) {
      _ = try SmallLibrary.read(text, and: ["part: odd\nsteps: [{ask: nothing}]\n"])
      Issue.record("no problem was found")
    } catch {
      #expect(
        error.diagnostics.map(\.code) == ["unknown-question", "unknown-question", "unknown-ending"])
      #expect(error.diagnostics.map(\.location) == error.diagnostics.map(\.location).sorted())
      #expect(error.diagnostics[1].hint == "did you mean 'whose'?")
    }
  }

  @Test func `a part that runs itself is refused`() {
    let circle = ["part: one\nsteps: [{run: two}]\n", "part: two\nsteps: [{run: one}]\n"]
    do throws(LibraryError) {
      _ = try SmallLibrary.read(Self.sound, and: circle)
      Issue.record("the circle was not found")
    } catch {
      #expect(error.diagnostics.map(\.code) == ["part-in-circle"])
    }
  }

  @Test func `a few lines that stand for millions of nodes are refused`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let ten = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(ten)]\n"
    }
    do throws(LibraryError) {
      _ = try SmallLibrary.read(bomb)
      Issue.record("the bomb was read")
    } catch {
      #expect(error.diagnostics.contains { $0.code == "too-large" })
    }
  }

  @Test func `deep nesting is refused`() {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    do throws(LibraryError) {
      _ = try SmallLibrary.read("incident: " + deep)
      Issue.record("the nesting was read")
    } catch {
      #expect(error.diagnostics.contains { $0.code == "too-large" })
    }
  }
}

extension String {
  func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }

  func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<index(start, offsetBy: part.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
