public import FlowEngine
public import FlowModel

/// Keeps events in memory; fails when it is told to.
public struct MemoryLog: EventLog {
  public struct Full: Error {}

  public private(set) var events: [Event] = []
  public var isFull = false

  public init() {}

  public mutating func append(_ events: [Event], at moment: Moment) throws {
    if isFull { throw Full() }
    self.events += events
  }
}
