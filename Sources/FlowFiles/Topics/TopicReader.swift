package import FlowModel

/// Reads the topics (`topics/*.yaml`) and what each policy answers (`answers/*.yaml`), and links the two
/// with the library.
package enum TopicReader {
  /// - Parameters:
  ///   - files: The files of the folders `topics` and `answers`.
  ///   - library: The policies and settings that the answers are of.
  /// - Throws: ``LibraryError`` with every problem of every file.
  package static func read(
    _ files: [SourceFile], _ library: Library
  ) throws(LibraryError) -> TopicLibrary {
    let problems = Problems()
    var topics = TopicDraft(problems: problems)
    var answers = [(file: SourceFile, node: YAMLNode)]()
    for file in files {
      do throws(Diagnostic) {
        let node = try YAMLNode.parse(file.text, file: file.path)
        if file.path.hasPrefix("topics/") {
          topics.read(node)
        } else {
          answers.append((file, node))
        }
      } catch {
        problems.add(error)
      }
    }
    topics.link()
    var draft = AnswerDraft(topics: topics.topics, library: library, problems: problems)
    for (_, node) in answers { draft.read(node) }
    draft.link()
    guard problems.list.isEmpty else {
      throw LibraryError(diagnostics: problems.list.sorted { $0.location < $1.location })
    }
    return TopicLibrary(topics: topics.topics, answers: draft.answers)
  }
}

extension FlowFolder {
  /// The topics, and what the policies of a library answer to them.
  ///
  /// - Throws: ``LibraryError`` with every problem of every file.
  package func topics(_ library: Library) throws(LibraryError) -> TopicLibrary {
    let contents = topicContents()
    guard contents.problems.isEmpty else { throw LibraryError(diagnostics: contents.problems) }
    return try TopicReader.read(contents.files, library)
  }
}
