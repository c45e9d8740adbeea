import FlowFiles
import FlowModel
import TestSupport
import Testing

/// Every problem that reading can tell is explained, and its example is one.
struct ExplanationTests {
  /// A library in which every mended example stands.
  static let sound: [String: String] = [
    "phrases/synonyms.txt": "phone: phone mobile\nhanging: noose\n",
    "phrases/image.txt": "a nude is going round\n\nhe showed me a picture\n",
    "phrases/other.txt": "somebody hurt her\n",
    "incidents/other.yaml": """
    incident: other
    title: Something else
    about: Whatever else there is.
    urgency: today
    steps:
      - end: told
    """,
    "incidents/image.yaml": """
    incident: image
    title: An image
    about: Test
    catch-all: yes
    first: [no-look]
    steps:
      - ask: whose
      - also: image
      - run: first-aid
      - run: wait
        with: {person: chair}
      - when: whose is pupil and has-image-rule and not mine
        then: [{do: [no-look]}]
      - end: told
    #
    facts:
      mine: whose is staff
      young: age below 13
      late: today within 3 days of found
    questions:
      whose: {ask: 'Whose {pupil}?', options: {pupil: A pupil's, staff: A colleague's}, unsure: pupil}
      words: {ask: Words?, kind: text}
      age: {ask: Age?, kind: number, least: 0, most: 20, unsure: 5}
      found: {ask: Found?, kind: date, unsure: today}
    actions:
      no-look: {do-not: Look., because: [OAK-1]}
      breathe: {do: Breathe., guidance: [national]}
    endings:
      told: {says: Told., tell: dsl, by: now}
      first-told: {says: Told., tell: dsl, by: now}
    """,
    "parts/first-aid.yaml": """
    part: first-aid
    steps:
      - ask: whose
      #
    endings:
      first-aid-told: {says: Told., tell: dsl, by: now}
    """,
    "parts/wait.yaml": """
    part: wait
    takes: [person]
    steps:
      - ask: reached-$person
    questions:
      reached-$person: {ask: 'Can you reach {$person}?', kind: yes-no, unsure: no}
    """,
    "amendments/oak.yaml": """
    amends: oak
    replaces:
      breathe: {do: Breathe in., guidance: [national]}
    adds:
      - to: image
        steps: [{do: [breathe]}]
    """,
    "settings/oak.yaml": """
    setting: oak
    title: Oak School
    policies: [OAK]
    words: {pupil: pupil}
    roles:
      dsl: {title: the DSL}
      chair: {title: the chair}
    facts: [has-image-rule]
    """,
    "settings/elm.yaml": """
    setting: elm
    title: Elm College
    policies: [OAK]
    words: {pupil: learner}
    roles: {dsl: {title: the principal}, chair: {title: the chair}}
    """,
    "policies/oak.yaml": """
    policy: OAK
    title: Oak policy
    review: 2024-09
    clauses:
      OAK-1: {kind: response, verb: will, strength: must, says: Tell the DSL, section: '1'}
    """,
    "guidance/national.yaml": "guidance: {national: {title: National guidance, edition: '2026'}}",
    "danger.yaml": """
    danger-floor:
      bleeding:
        says: Somebody bleeds.
        leads-to: image
        danger: [<pupil> is bleeding, not (breathing)]
        examples: [the girl is bleeding]
    lists:
      pupil: [girl, boy]
    """,
    "topics/all.yaml": """
    nude-report:
      ask: Whom do staff tell of a nude picture?
      kind: value
      says: Tell {to}.
      slots: {to: roles}
      silence: Your policy does not say whom to tell.
    looking:
      ask: May staff look at it?
      kind: choice
      about: [phones, pictures]
      answers:
        - banned: Do not look at it.
        - allowed: "You may look at it[, {limit}]."
      slots: {limit: text}
      silence: Your policy does not say whether staff may look.
    """,
    "answers/oak.yaml": """
    OAK-1: {answers: {looking: {is: banned, about: phones, strength: should}, nude-report: {to: [dsl], strength: must}}}
    """,
    "safety-rules.yaml": """
    safety-rules:
      rule:
        says: Nobody looks.
        source: Test
        given: no-look
    """,
  ]

  private func read(_ files: [String: String]) -> [Diagnostic] {
    do throws(LibraryError) {
      let all = files.map { SourceFile(path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
      let library = try LibraryReader.read(all.filter { $0.path.hasSuffix(".yaml") })
      let phrases = all.filter { $0.path.hasSuffix(".txt") }
      _ = try PhraseReader.read(phrases, flows: library.incidents)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test func `two incidents may have the same title`() {
    var files = Self.sound
    files["incidents/other.yaml"] = files["incidents/other.yaml"]!
      .replacingFirst("title: Something else", with: "title: An image")
    #expect(read(files) == [])
  }

  @Test func `the library of the examples is sound`() {
    #expect(read(Self.sound) == [])
  }

  /// Four problems are of whole files or folders and have no few words for an example.
  static let explained = readingProblems.filter { !$0.broken.isEmpty }

  @Test(arguments: explained.map(\.code))
  func `the broken example is told, and the mended one is silent`(code: String) throws {
    let explanation = try #require(Self.explained.first { $0.code == code })
    let path = try #require(
      Self.sound.keys.sorted().first { Self.sound[$0]!.contains(explanation.mended) },
      "the mended example stands nowhere")
    var files = Self.sound
    files[path] = files[path]!.replacingFirst(explanation.mended, with: explanation.broken)
    #expect(read(files).map(\.code).contains(code), "\(read(files).map(\.code))")
  }

  @Test func `every code is explained once, and no other is`() throws {
    let codes = readingProblems.map(\.code)
    #expect(Set(codes).count == codes.count)
    var used = Set<String>()
    let room = Shipped.root + "/Sources/FlowFiles/"
    let files = names(in: room) + names(in: room + "Topics").map { "Topics/" + $0 }
    for name in files where name.hasSuffix(".swift") {
      let text = try #require(textOfFile(room + name))
      used.formUnion(text.split(separator: "\"").map(String.init).filter(codes.contains))
      for part in text.split(separator: "code: \"").dropFirst() {
        used.insert(String(part.prefix { $0 != "\"" }))
      }
    }
    // Unknown names get their code from what they name.
    used = used.filter { !$0.contains("\\(") }
    for what in [
      "question", "action", "part", "incident", "ending", "clause", "guidance", "role", "policy",
      "option", "fact", "key", "word", "flow", "list", "topic", "gap", "answer", "matter",
    ] {
      used.insert("unknown-" + what)
    }
    #expect(used == Set(codes))
  }
}
