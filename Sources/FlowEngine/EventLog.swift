package import FlowModel

/// A durable place for events.
package protocol EventLog {
  associatedtype Failure: Error

  /// Returns once every event is safe on disk, in order and all or none acknowledged.
  ///
  /// - Throws: If they could not be made durable. Nothing may then be shown as saved.
  mutating func append(_ events: [Event], at moment: Moment) throws(Failure)
}
