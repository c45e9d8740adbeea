import Synchronization

/// A matcher that is made when the first sentence is typed: whoever chooses by number never waits
/// for it.
public final class LazyMatcher: Sendable {
  private enum State {
    case unmade(@Sendable () -> Matcher?)
    case made(Matcher?)
  }

  private let state: Mutex<State>

  /// - Parameter make: Makes the matcher; nil if it cannot be made.
  public init(_ make: @escaping @Sendable () -> Matcher?) { state = Mutex(.unmade(make)) }

  /// The matcher; nil if it could not be made. Then whoever asks must do without.
  public var matcher: Matcher? {
    state.withLock { state in
      switch state {
      case .made(let matcher): return matcher
      case .unmade(let make):
        let matcher = make()
        state = .made(matcher)
        return matcher
      }
    }
  }
}
