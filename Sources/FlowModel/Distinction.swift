/// One question that tells incidents apart which the same words may mean: "Who made contact
/// first?"
package struct Distinction: Hashable, Sendable {
  package let ask: String
  /// What each incident is called as an answer.
  package let labels: [String: String]

  package init(ask: String, labels: [String: String]) {
    self.ask = ask
    self.labels = labels
  }
}
