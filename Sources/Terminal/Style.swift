import Glibc

/// How emphasis is shown. Decided once; colour is never the only sign of anything.
public struct Style: Hashable, Sendable {
  public let isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// The style for an environment: none where NO_COLOR is set, the terminal is dumb, output is
  /// no terminal, or plain output was asked for.
  ///
  /// - Parameter environment: Looks a variable up.
  public init(plain: Bool, isTerminal: Bool, environment: (String) -> String?) {
    let noColour = !(environment("NO_COLOR") ?? "").isEmpty
    let term = environment("TERM") ?? "dumb"
    isColoured = !plain && isTerminal && !noColour && term != "dumb"
  }

  /// Bold.
  public func strong(_ text: String) -> String { wrap(text, "\u{1B}[1m") }

  /// The one accent colour.
  public func accent(_ text: String) -> String { wrap(text, "\u{1B}[36m") }

  private func wrap(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? code + text + "\u{1B}[0m" : text
  }
}
