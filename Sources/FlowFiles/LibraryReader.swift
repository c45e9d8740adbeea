package import FlowModel

/// One file of a flows folder.
package struct SourceFile: Hashable, Sendable {
  /// The path under the flows folder: `incidents/indecent-image.yaml`.
  package let path: String
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// The problems that keep a set of files from being a library.
package struct LibraryError: Error, Hashable, Sendable {
  /// Files that could not be read first, then by place; never empty.
  package let diagnostics: [Diagnostic]
}

/// Turns files into a library.
package enum LibraryReader {
  /// Reads and links all files together.
  ///
  /// - Parameter digests: SHA-256 of each file by path, for the record to name them.
  /// - Throws: ``LibraryError`` with every problem of every file.
  package static func read(
    _ files: [SourceFile], digests: [String: String] = [:]
  ) throws(LibraryError) -> Library {
    let (trees, problems) = trees(of: files)
    var library = try read(trees: trees, digests: digests, and: problems)
    library.warnings =
      files.sorted { $0.path < $1.path }
      .flatMap { YAMLNode.cutTexts(in: $0.text, file: $0.path) }
      + trees.flatMap { $0.tree.controlledTexts }
    return library
  }

  static func read(
    trees: [(path: String, tree: YAMLNode)], digests: [String: String], and found: [Diagnostic] = []
  ) throws(LibraryError) -> Library {
    let (library, problems) = link(trees, and: found)
    guard problems.isEmpty else {
      throw LibraryError(diagnostics: problems.rootsFirst)
    }
    var read = library
    read.digests = digests
    return read
  }

  /// Reads trees into a library, which is well formed only if no problem comes with it.
  ///
  /// - Parameter absences: What may lead nowhere; nil for nothing.
  static func link(
    _ trees: [(path: String, tree: YAMLNode)], without absences: Absences? = nil,
    and found: [Diagnostic] = []
  ) -> (library: Library, problems: [Diagnostic]) {
    var draft = Draft()
    draft.absences = absences
    for problem in found { draft.problems.add(problem) }
    let (topicTrees, others) = trees.parted
    for (_, tree) in others { draft.read(tree) }
    draft.readPartInstances()
    draft.placeAmendments()
    draft.library.topics = TopicReader.read(
      topicTrees, draft.library, without: absences, draft.problems)
    BoundAnswers(topics: draft.library.topics, problems: draft.problems).place(
      draft.bindings, beside: draft.beside, in: &draft.library)
    Linker(draft: draft).link()
    return (draft.library, draft.problems.list)
  }

  static func trees(
    of files: [SourceFile]
  ) -> (trees: [(path: String, tree: YAMLNode)], problems: [Diagnostic]) {
    var trees = [(path: String, tree: YAMLNode)]()
    var problems = [Diagnostic]()
    for file in files.sorted(by: { $0.path < $1.path }) {
      do throws(Diagnostic) {
        trees.append((file.path, try YAMLNode.parse(file.text, file: file.path)))
      } catch {
        problems.append(error)
      }
    }
    return (trees, problems)
  }
}

extension [(path: String, tree: YAMLNode)] {
  /// The files of topics and answers, and all others.
  fileprivate var parted: (topics: Self, others: Self) {
    func isOfTopics(_ path: String) -> Bool {
      FlowFolder.topicSubfolders.contains { path.hasPrefix($0 + "/") }
    }
    return (filter { isOfTopics($0.path) }, filter { !isOfTopics($0.path) })
  }
}

extension Draft {
  /// Reads one file. Its first key says what it is.
  fileprivate mutating func read(_ node: YAMLNode) {
    let keys = (node.entries ?? []).compactMap(\.key.text)
    switch keys.first {
    case "incident", "part":
      let takes = Fields.texts(under: "takes", in: node)
      if takes.isEmpty { readFlow(node) } else { keepTemplate(node, takes: takes) }
    case "amends": readAmendments(node)
    case "setting": readSetting(node)
    case "policy": readPolicy(node)
    case "guidance": readGuidance(node)
    case "safety-rules": readSafetyRules(node)
    case "tell-apart": readDistinctions(node)
    case "danger-floor": readDanger(node)
    case "scenarios": readScenarios(node)
    case "card": readCard(node)
    default:
      problems.add(
        "unknown-file", "nothing here says what this file is", at: node.location,
        remedy:
          "The first key is one of: incident, part, setting, amends, policy, guidance, safety-rules, tell-apart, "
          + "danger-floor, scenarios, card."
      )
    }
  }
}
