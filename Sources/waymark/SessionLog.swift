import FlowEngine
import FlowModel
import Transcripts

/// Where the events of a session go.
protocol SessionLog: EventLog where Failure == RecordError {
  /// The path of the record, once there is one.
  var path: String? { get }
}

extension RecordFile: SessionLog {}

/// For questions that stand outside every record: there is nothing to keep.
struct NoRecord: SessionLog {
  var path: String? { nil }

  mutating func append(_ events: [Event], at moment: Moment) throws(RecordError) {
    preconditionFailure("an event outside a record")
  }
}
