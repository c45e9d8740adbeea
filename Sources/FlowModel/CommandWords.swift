/// The words that are commands at every prompt, and so can be no option's name.
package enum CommandWords {
  /// Every word that is a command at the prompt, in lower case.
  package static let all: Set<String> = [
    "help", "back", "why", "note", "now", "contacts", "actions", "summary", "hide", "report",
    "save", "quit",
  ]
}
