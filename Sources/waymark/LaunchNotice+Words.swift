import Casework
import FlowModel

extension LaunchNotice {
  /// As the first screen says it.
  var words: String {
    switch self {
    case .nothingCanBeRead:
      "No flow file can be read. Nothing here is your school's policy, but it can be kept."
    case .flowsAsOf(let day):
      "Take care: the flow files cannot be read now. This is what they said on \(day.words). "
        + "Tell whoever looks after Waymark."
    case .policyOverdue(let date):
      "Take care: your policy was due for review in \(date). It is overdue."
    case .policyWithoutReview:
      "Take care: your policy prints no review date. It may be out of date."
    case .unfinished(let record):
      "The last conversation is not finished. To go on: "
        + Places.typed("resume \(record.prefix(8))")
    }
  }
}
