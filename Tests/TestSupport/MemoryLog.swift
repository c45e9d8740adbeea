public import FlowEngine
public import FlowModel

/// Keeps events in memory; fails when it is told to.
public struct MemoryLog: EventLog {
  public struct Full: Error {}

  public private(set) var events: [Event] = []
  public var isFull = false
  /// Which appends fail, counted from 0.
  private let failing: Set<Int>
  private var count = 0

  public init(failingAt failing: Set<Int> = []) { self.failing = failing }

  public mutating func append(_ events: [Event], at moment: Moment) throws {
    defer { count += 1 }
    if isFull || failing.contains(count) { throw Full() }
    self.events += events
  }
}
