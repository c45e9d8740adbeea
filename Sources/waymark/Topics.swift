import ArgumentParser
import Casework
import FlowEngine
import FlowModel

/// Says what a school's policies answer to each question that can be put to any policy.
struct Topics: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what a setting's policies answer, and where they are silent.",
    discussion: """
      A topic is a question that can be put to the owner of any policy. Each answer is told in one \
      sentence with the school's own values, how strongly the policy asks, and the clause. Where the \
      policies are silent, contradict themselves or were never filled in, that is said.

      EXAMPLES
        waymark topics --setting st-matthews
        waymark topics nude-report --setting kite
        waymark topics --setting gaskell --silent
      """)

  @OptionGroup var library: LibraryOptions

  @Argument(help: "A topic; all of them if none is named.")
  var topic: String?

  @Option(help: ArgumentHelp("The setting whose policies are asked.", valueName: "id"))
  var setting: String?

  @Flag(help: "Only what the policies do not answer.")
  var silent = false

  @Flag(help: "One JSON object a line.")
  var json = false

  func perform() throws -> ExitStatus {
    let flows = try library.load()
    guard let setting = try chosenSetting(setting, from: flows) else {
      throw UsageError("Say whose policies: --setting ID.")
    }
    let topics = flows.topics
    for policy in topics.unread(setting.policies) {
      complain(
        "Nobody has read \(policy) for its answers: it is no silence if none is listed here.")
    }
    for topic in try chosen(from: topics, for: setting.id) {
      let position = PolicyPosition(on: topic, of: setting.policies, in: topics)
      if silent, position.state != .silent { continue }
      let told = ToldPosition(position, in: setting)
      if json { print(told.json) } else { say(told.text) }
    }
    return .done
  }

  private func chosen(from topics: TopicLibrary, for setting: String) throws -> [Topic] {
    guard let topic else { return topics.topics }
    if let known = topics.topic(topic) { return [known] }
    let near = nearest(to: topic, among: topics.topics.map(\.id))
    let hint = near.map { " Did you mean '\($0)'?" } ?? ""
    throw UsageError(
      "There is no topic '\(topic)'.\(hint) List them with: waymark topics --setting \(setting)")
  }
}
