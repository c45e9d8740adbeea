import FlowModel

/// Names that may lead nowhere because the file of a school that defines them was left out. Only
/// those schools ever meet what they stand for: a clause that is in no policy stands behind
/// nothing, and a setting or a fact that does not exist is never so.
///
/// A slip in a name must not pass for one of them, so each has its own proof.
struct Absences {
  /// Whatever could be a name in the files that were left out.
  private let words: Set<String>
  /// Whether of a setting that was left out nobody knows all that it defines.
  private let hidesFacts: Bool

  /// - Parameters:
  ///   - texts: Of the files that were left out, as far as they are text.
  ///   - hidesFacts: Whether the file of a setting was left out that is no YAML.
  init(texts: [String], hidesFacts: Bool) {
    words = Set(
      texts.flatMap { text in
        text.utf8.split { !$0.isOfName }.map { String(Substring($0)) }
      })
    self.hidesFacts = hidesFacts
  }

  /// A clause of a policy that is not there: nobody else's clauses begin so.
  func excuses(clause: String, among known: Set<String>) -> Bool {
    if words.contains(clause) { return true }
    let family = clause.prefix { $0 != "-" } + "-"
    return !known.contains { $0.hasPrefix(family) }
  }

  /// A setting that is not there, and no misspelt one that is.
  func excuses(setting: String, among known: some Sequence<String>) -> Bool {
    words.contains(setting) || nearest(to: setting, among: known) == nil
  }

  /// A fact of a setting that is not there.
  func excuses(fact: String, among known: some Sequence<String>) -> Bool {
    words.contains(fact) || (hidesFacts && nearest(to: fact, among: known) == nil)
  }
}

extension UInt8 {
  /// Whether the name of a clause, a setting or a fact may hold this byte.
  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
