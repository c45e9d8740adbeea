import Casework
import Conversations
import FlowModel
import Glibc
import Terminal

extension Session {
  /// A session with whoever sits at the terminal, or with plain lines where there is none.
  ///
  /// - Parameter plain: Whether no escape code may be sent.
  init(plain: Bool) {
    let screen = Screen(plain: plain)
    let isInteractive = isatty(STDIN_FILENO) == 1
    self.init(
      reader: isInteractive ? ReadlineReader(plain: screen.isPlain) : PlainReader(),
      screen: screen, isInteractive: isInteractive)
  }

  /// Asks where the person works, once, and keeps the answer.
  ///
  /// - Returns: Nil where it was left.
  mutating func askSetting(of library: Library) throws -> Setting? {
    guard let id = try ask(.setting(of: library)).answer, let setting = library.settings[id]
    else { return nil }
    var file = KeyValueFile(path: Places.configuration + "/config")
    if (try? file.set("setting", to: setting.id)) != nil {
      try show(["You answered: \(setting.title)", "To change it: waymark --setting ID"])
    } else {
      complain("\(file.path): cannot be written, so this will be asked again.")
    }
    return setting
  }
}
