import Files
import FlowFiles

/// A starting point for an incident, which loads as it is. Every line is there to be replaced.
package struct NewFlow: Sendable {
  private let name: String

  /// - Parameter name: Small letters, digits and hyphens.
  /// - Throws: ``AuthoringError/badName(_:)``.
  package init(named name: String) throws(CaseworkError) {
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-".utf8
    guard !name.isEmpty, name.utf8.allSatisfy({ allowed.contains($0) }) else {
      throw .authoring(.badName(name))
    }
    self.name = name
  }

  /// Writes it into a folder of flow files.
  ///
  /// - Returns: The path of the new file.
  /// - Throws: ``CaseworkError/unwritable(_:)``, also where there is such a file already.
  package func write(into folder: String) throws(CaseworkError) -> String {
    let path = "\(folder)/incidents/\(name).yaml"
    do throws(FileError) {
      try SharedFile.create(Array(text.utf8), at: path)
    } catch {
      throw .unwritable(error)
    }
    return path
  }

  private var text: String {
    """
    \(FlowSchema.modeline)
    # One line on what this is about. docs/flow-format.md explains every key.
    incident: \(name)
    title: What has happened, in a few words
    about: One line for the menu.
    urgency: today
    phrases:
      - what staff say when this has happened
    first: [\(name)-first-dont, \(name)-first-do]

    steps:
      - run: danger-asked
      - run: your-role
      - ask: \(name)-question
      - when: \(name)-question is yes
        then:
          - do: [\(name)-action]
      - do: [\(name)-lead-first]
      # From here on after NEXT.
      - next: yes
      - run: after-next
      - end: next

    questions:
      \(name)-question:
        ask: One short question?
        options:
          yes: Yes
          no: No
        unsure: yes

    actions:
      \(name)-first-dont:
        do-not: What must not be done, without the words do not.
        guidance: [waymark-caution]
      \(name)-first-do:
        do: Tell {dsl} today.
        by: today
        tell: dsl
        # What a policy says of it stands in its place: tells: TOPIC (docs/topics.md).
        guidance: [waymark-caution]
      \(name)-action:
        do: What is to be done if so.
        by: today
        guidance: [waymark-caution]
      \(name)-lead-first:
        do: What the lead does first.
        for: lead
        by: today
        guidance: [waymark-caution]

    """
  }
}
