/// One question that tells incidents apart which the same words may mean: "Who made contact
/// first?"
public struct Distinction: Hashable, Sendable {
  public let ask: String
  /// What each incident is called as an answer.
  public let labels: [String: String]

  public init(ask: String, labels: [String: String]) {
    self.ask = ask
    self.labels = labels
  }
}
