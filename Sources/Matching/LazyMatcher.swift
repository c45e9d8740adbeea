package import FlowModel
import Synchronization

/// A matcher that is made when the first sentence is typed: whoever chooses by number never waits
/// for it.
package final class LazyMatcher: Sendable {
  /// What can be understood.
  package struct Understanding: Sendable {
    /// Nil if nothing can be understood.
    package let matcher: Matcher?
    /// Whether it was learned from all that staff say. Otherwise what it does not know may be the
    /// business of an incident all the same.
    package let isWhole: Bool

    package init(_ matcher: Matcher?, isWhole: Bool) {
      self.matcher = matcher
      self.isWhole = isWhole
    }
  }

  private enum State {
    case unmade(@Sendable () -> Understanding)
    case made(Understanding)
  }

  private let state: Mutex<State>

  package init(understanding make: @escaping @Sendable () -> Understanding) {
    state = Mutex(.unmade(make))
  }

  /// - Parameter make: Makes the matcher; nil if it cannot be made.
  package convenience init(_ make: @escaping @Sendable () -> Matcher?) {
    self.init(understanding: {
      let matcher = make()
      return Understanding(matcher, isWhole: matcher != nil)
    })
  }

  /// The matcher; nil if it could not be made. Then whoever asks must do without.
  package var matcher: Matcher? { made.matcher }

  /// Whether a sentence that means nothing to the matcher is no business of any incident.
  package var isWhole: Bool { made.isWhole }

  private var made: Understanding {
    state.withLock { state in
      switch state {
      case .made(let understanding): return understanding
      case .unmade(let make):
        let understanding = make()
        state = .made(understanding)
        return understanding
      }
    }
  }
}

/// A listener that is made when the first line is typed, and once.
package final class LazyListener: Sendable {
  private let library: Library
  private let made = Mutex<DangerListener?>(nil)

  package init(_ library: Library) { self.library = library }

  package var listener: DangerListener {
    made.withLock { made in
      if let made { return made }
      let listener = DangerListener(library)
      made = listener
      return listener
    }
  }
}
