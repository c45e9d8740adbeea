/// What a problem's code means, with an example of the mistake and of its mending.
package struct Explanation: Hashable, Sendable {
  /// The code in brackets behind a problem: `unknown-question`.
  package let code: String
  /// Why it is a problem, in the words of whoever writes flows.
  package let text: String
  /// A few words of a flow file with the mistake, and the same words without it.
  package let broken: String
  /// The same file without the fault.
  package let mended: String

  package init(_ code: String, _ text: String, broken: String, mended: String) {
    self.code = code
    self.text = text
    self.broken = broken
    self.mended = mended
  }
}
