import FlowModel

/// Reads the topics (`topics/*.yaml`) and what each policy answers (`answers/*.yaml`), and links the two
/// with the library.
enum TopicReader {
  /// - Parameters:
  ///   - trees: The files of the folders `topics` and `answers`.
  ///   - library: The policies and settings that the answers are of.
  ///   - problems: Where every problem of every file is told.
  static func read(
    _ trees: [(path: String, tree: YAMLNode)], _ library: Library, without absences: Absences?,
    _ problems: Problems
  ) -> TopicLibrary {
    var topics = TopicDraft(problems: problems)
    for (path, tree) in trees where path.hasPrefix("topics/") { topics.read(tree) }
    topics.link()
    var draft = AnswerDraft(
      topics: topics.topics, library: library, absences: absences, problems: problems)
    for (path, tree) in trees where !path.hasPrefix("topics/") { draft.read(tree) }
    draft.link()
    return TopicLibrary(topics: topics.topics, answers: draft.answers, leadIns: draft.leadIns)
  }
}
