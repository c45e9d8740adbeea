import Documents
package import FlowEngine
import FlowModel

/// Everything that Waymark tells in one setting, as a document that a governor can read and sign.
package enum Book {
  package enum Format: String, CaseIterable, Sendable {
    case markdown, html
  }

  /// - Parameter program: The program's name and version, for the foot of every page.
  /// - Precondition: The library has the setting.
  package static func render(
    _ engine: Engine, setting: String, program: String, as format: Format
  ) -> String {
    let document = document(engine, setting, program)
    return switch format {
    case .markdown: MarkdownRenderer.render(document)
    case .html: HTMLRenderer.render(document)
    }
  }

  private static func document(_ engine: Engine, _ setting: String, _ program: String) -> Document {
    let own = engine.library.settings[setting]!
    var blocks = front(engine, own)
    var pages = [String: [String]]()
    let words = FlowWords(engine: engine, setting: setting)
    let parts = PartChapters(engine.library)
    func add(_ flow: Flow, chapter: String) {
      let outline = FlowOutline(flow.id, engine, setting: setting, referringTo: parts.references)
      blocks.append(
        .list(
          outline.lines.enumerated().map { place, line in
            String(repeating: "· ", count: line.depth) + "\(chapter).\(place + 1) \(line.text)"
          }))
      for clause in Set(outline.lines.flatMap(\.clauses)) {
        pages[clause, default: []].append(chapter)
      }
    }
    for (index, flow) in engine.library.incidents.enumerated() {
      blocks.append(.heading("\(index + 1). \(words.fill(flow.title))"))
      blocks.append(.paragraph(words.fill(flow.about)))
      add(flow, chapter: String(index + 1))
    }
    for part in parts.names {
      blocks.append(.heading("\(parts.chapter(of: part)). Steps that chapters share: \(part)"))
      add(engine.library.flows[part]!, chapter: parts.chapter(of: part))
    }
    blocks.append(.heading("Index of clauses"))
    blocks.append(
      .table(
        header: ["Clause", "What it says", "Chapters"],
        rows: pages.sorted { $0.key < $1.key }.map { id, chapters in
          [
            id, engine.clause(Clause.ID(id), of: own)?.says ?? "",
            chapters.joined(separator: ", "),
          ]
        }))
    blocks.append(.heading("Approval"))
    blocks.append(.form(["Read and approved by", "Role", "Date", "Signature"]))
    return Document(
      title: "What Waymark tells at \(own.title)",
      banner: "For approval. Policy paraphrased; the policy itself prevails",
      footer: "\(program), setting \(setting)", blocks: blocks)
  }

  private static func front(_ engine: Engine, _ setting: Setting) -> [Document.Block] {
    let policies = setting.policies.compactMap { engine.library.policies[$0] }
    return [
      .heading("The policies"),
      .table(
        header: ["Policy", "Approved", "Due for review"],
        rows: policies.map {
          [$0.title, $0.approved?.words ?? "not stated", $0.review?.words ?? "not stated"]
        }),
      .heading("Who is told"),
      .pairs(
        setting.roles.sorted { $0.key < $1.key }.map {
          Document.Pair($0.key, $0.value.title + ($0.value.note.map { ". " + $0 } ?? ""))
        }),
    ]
  }
}

/// Where the book writes out the parts that incidents share: each once, after the incidents.
private struct PartChapters {
  /// The parts that some incident runs, or a part that one runs.
  let names: [String]

  init(_ library: Library) {
    var found = Set<String>()
    var open = library.incidents.flatMap { $0.steps.flatMap(\.runs) }
    while let part = open.popLast() {
      guard found.insert(part).inserted else { continue }
      open += library.flows[part]?.steps.flatMap(\.runs) ?? []
    }
    names = found.sorted()
  }

  func chapter(of part: String) -> String { "P\((names.firstIndex(of: part) ?? 0) + 1)" }

  /// What stands for each part where it is run.
  var references: [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, "Go through \(chapter(of: $0)), \($0).") })
  }
}

extension Step {
  fileprivate var runs: [String] {
    switch kind {
    case .run(let part): [part]
    case .when(_, let then, let otherwise): (then + otherwise).flatMap(\.runs)
    case .ask, .page, .give, .go, .also, .next, .end: []
    }
  }
}
