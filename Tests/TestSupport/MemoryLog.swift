package import FlowEngine
package import FlowModel

/// Keeps events in memory; fails when it is told to.
package struct MemoryLog: EventLog {
  package struct Full: Error {}

  package private(set) var events: [Event] = []
  package var isFull = false
  /// Which appends fail, counted from 0.
  private let failing: Set<Int>
  private var count = 0

  package init(failingAt failing: Set<Int> = []) { self.failing = failing }

  package mutating func append(_ events: [Event], at moment: Moment) throws(Full) {
    defer { count += 1 }
    if isFull || failing.contains(count) { throw Full() }
    self.events += events
  }
}
