import FlowModel
import TestSupport
import Testing

/// The picture in ARCHITECTURE.md, held against the imports.
struct ArrowTests {
  /// What each room may import.
  static let arrows: [String: Set<String>] = [
    "Bytes": [],
    "Files": ["Glibc"],
    "FlowModel": [],
    "FlowEngine": ["FlowModel"],
    "FlowChecks": ["Bytes", "FlowModel", "FlowEngine", "Dispatch", "Synchronization"],
    "Matching": ["Bytes", "FlowModel", "Synchronization"],
    "Conversations": ["Bytes", "FlowModel", "FlowEngine", "Matching"],
    "FlowFiles": ["Bytes", "Files", "FlowModel", "Yams", "Glibc"],
    "Transcripts": [
      "Bytes", "Files", "FlowModel", "FlowEngine", "Crypto", "Glibc",
    ],
    "Sealing": ["Bytes", "Crypto"],
    "Documents": [],
    "PDF": ["Bytes", "Documents", "Files", "Glibc"],
    "Rendering": ["Documents", "FlowModel", "FlowEngine", "PDF", "Glibc"],
    "Terminal": ["CReadline", "Glibc"],
    "CReadline": [],
    "Casework": [
      "Bytes", "FlowModel", "FlowEngine", "FlowChecks", "Conversations", "FlowFiles", "Transcripts",
      "Documents", "PDF", "Rendering", "Sealing", "Matching", "Files", "Glibc", "Synchronization",
    ],
    "waymark": [
      "Casework",
      "FlowModel", "FlowEngine", "FlowChecks", "Conversations", "FlowFiles", "Transcripts",
      "PDF", "Rendering", "Sealing", "Terminal", "Matching", "Files", "ArgumentParser", "Glibc",
      "Synchronization",
    ],
  ]

  /// Heavy dependencies, and the files or the room that may name them.
  static let doors = [
    "Yams": ["FlowFiles/YAMLNode.swift"], "Crypto": ["Transcripts/Chain/Digest.swift", "Sealing/"],
  ]

  struct Import: Hashable, CustomStringConvertible {
    let room: String
    let file: String
    let module: String
    var description: String { "\(file) imports \(module)" }
  }

  static let imports: [Import] = names(in: Shipped.root + "/Sources").flatMap { room in
    sources(room).flatMap { file in
      (textOfFile(Shipped.root + "/Sources/" + file) ?? "").split(separator: "\n")
        .compactMap { line -> Import? in
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count,
            words[..<place].allSatisfy({
              ["public", "package", "internal", "private", "@preconcurrency", "@testable"].contains(
                $0)
            })
          else { return nil }
          return Import(
            room: room, file: file, module: String(words[place + 1].prefix { $0 != "." }))
        }
    }
  }

  static func sources(_ folder: String) -> [String] {
    names(in: Shipped.root + "/Sources/" + folder).flatMap { name -> [String] in
      name.hasSuffix(".swift") ? ["\(folder)/\(name)"] : sources("\(folder)/\(name)")
    }
  }

  @Test func `the rooms are those of the picture`() {
    #expect(Set(names(in: Shipped.root + "/Sources")) == Set(Self.arrows.keys))
    #expect(Self.imports.count > 50)
  }

  @Test func `no room reaches where the picture has no arrow`() {
    let wrong = Self.imports.filter { !Self.arrows[$0.room, default: []].contains($0.module) }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func `each heavy dependency has its door`() {
    for (module, doors) in Self.doors {
      let files = Self.imports.filter { $0.module == module }.map(\.file)
      for door in doors { #expect(files.contains { $0.hasPrefix(door) }) }
      #expect(files.allSatisfy { file in doors.contains { file.hasPrefix($0) } }, "\(files)")
    }
  }

  @Test func `no room imports Foundation`() {
    #expect(!Self.imports.contains { $0.module.hasPrefix("Foundation") })
  }

  @Test func `the office prints nothing and knows no terminal and no exit status`() {
    for file in Self.sources("Casework") {
      let text = textOfFile(Shipped.root + "/Sources/" + file) ?? ""
      for word in [" print(", "isatty", "fputs", "STDOUT", "STDERR", "ExitCode", "exitCode"] {
        #expect(!text.contains(word), "\(file) says \(word)")
      }
    }
  }

  @Test func `no code knows a school or an incident`() {
    let names = Set(Shipped.settings + Shipped.library.incidents.map(\.id))
    for room in Self.arrows.keys {
      for file in Self.sources(room) {
        let text = textOfFile(Shipped.root + "/Sources/" + file) ?? ""
        let code = text.split(separator: "\n").filter {
          !$0.contains("///") && !$0.contains("waymark talk")
        }
        // Whatever stands between two quotation marks, in the code or between two texts of it.
        let texts = Set(code.flatMap { $0.split(separator: "\"").dropFirst().map(String.init) })
        #expect(texts.isDisjoint(with: names), "\(file) names \(texts.intersection(names))")
      }
    }
  }

  @Test func `no file is so long that nobody reads it`() {
    for room in Self.arrows.keys {
      for file in Self.sources(room) {
        let lines = (textOfFile(Shipped.root + "/Sources/" + file) ?? "").split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 300, "\(file) has \(lines.count) lines")
      }
    }
  }
}
