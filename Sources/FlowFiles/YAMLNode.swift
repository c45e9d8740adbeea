import FlowModel
import Yams

/// A YAML document as a tree that remembers where everything stands. Every scalar is text: what
/// it means is decided by whoever reads it, so `no` stays "no".
struct YAMLNode: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case scalar(String)
    case list([YAMLNode])
    case map([Entry])
  }

  struct Entry: Hashable, Sendable {
    let key: YAMLNode
    let value: YAMLNode
  }

  let kind: Kind
  let location: SourceLocation
  /// Whether characters were taken out of a text that command a screen or hide words.
  var isCleaned = false

  var text: String? { if case .scalar(let text) = kind { text } else { nil } }
  var items: [YAMLNode]? { if case .list(let items) = kind { items } else { nil } }
  var entries: [Entry]? { if case .map(let entries) = kind { entries } else { nil } }

  /// What the node is, for messages.
  var noun: String {
    switch kind {
    case .scalar(let text): text.isEmpty ? "nothing" : "text"
    case .list: "a list"
    case .map: "a table of keys"
    }
  }
}

extension YAMLNode {
  /// Limits that no honest flow file meets. Aliases can make a few hundred bytes stand for
  /// millions of nodes, so nodes are counted as they are walked.
  private static let nodeLimit = 60_000
  private static let depthLimit = 32

  /// Reads a whole file.
  ///
  /// - Throws: A ``Diagnostic`` that says where the text stops being YAML, or is too large.
  static func parse(_ text: String, file: String) throws(Diagnostic) -> YAMLNode {
    let start = SourceLocation(file: file, line: 1, column: 1)
    if let alias = YAMLAliases.first(in: text) {
      throw .tooLarge(at: SourceLocation(file: file, line: alias.line, column: alias.column))
    }
    let composed: Node?
    do {
      composed = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw Diagnostic(yaml: error, file: file)
    } catch {
      throw .notYAML("\(error)", at: start)
    }
    guard let composed else { throw .notYAML("the file is empty", at: start) }
    var left = nodeLimit
    return try convert(composed, file: file, depth: 0, left: &left)
  }

  private static func convert(
    _ node: Node, file: String, depth: Int, left: inout Int
  ) throws(Diagnostic) -> YAMLNode {
    let location = SourceLocation(
      file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    left -= 1
    guard left > 0, depth < depthLimit else { throw .tooLarge(at: location) }
    switch node {
    case .scalar(let scalar):
      let text = scalar.string.harmless
      return YAMLNode(
        kind: .scalar(text), location: location,
        isCleaned: text.unicodeScalars.count != scalar.string.unicodeScalars.count)
    case .alias: throw .notYAML("aliases are not used here", at: location)
    case .sequence(let sequence):
      var items = [YAMLNode]()
      for item in sequence {
        items.append(try convert(item, file: file, depth: depth + 1, left: &left))
      }
      return YAMLNode(kind: .list(items), location: location)
    case .mapping(let mapping):
      var entries = [Entry]()
      // YAML tells yes from 'yes'; here both are the same text.
      var seen = Set<String>()
      for (key, value) in mapping {
        if let text = key.string, !seen.insert(text).inserted {
          throw .duplicateKey(
            text,
            at: SourceLocation(
              file: file, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1))
        }
        entries.append(
          Entry(
            key: try convert(key, file: file, depth: depth + 1, left: &left),
            value: try convert(value, file: file, depth: depth + 1, left: &left)))
      }
      return YAMLNode(kind: .map(entries), location: location)
    }
  }
}

extension Diagnostic {
  fileprivate init(yaml error: YamlError, file: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = SourceLocation(file: file, line: mark.line, column: mark.column)
      let words = context.map { "\(problem) \($0.text)" } ?? problem
      self = .notYAML(words, at: place)
    case .duplicatedKeysInMapping(let keys, let context):
      let place = SourceLocation(
        file: file, line: context.mark.line, column: context.mark.column)
      self = .duplicateKey("\(keys.sorted()[0])", at: place)
    default:
      self = .notYAML("\(error)", at: SourceLocation(file: file, line: 1, column: 1))
    }
  }

  fileprivate static func notYAML(_ words: String, at place: SourceLocation) -> Diagnostic {
    let line = words.split(separator: "\n").first.map(String.init) ?? words
    return Diagnostic(
      code: "not-yaml", "this is not YAML: \(line)", at: place,
      remedy: "Check the indentation, the colons, and that text with ': ' or '#' is in quotes.")
  }

  fileprivate static func duplicateKey(_ key: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: "duplicate-key", "the key '\(key)' stands here twice", at: place,
      remedy: "Keep one of the two, or give one another name.")
  }

  fileprivate static func tooLarge(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: "too-large", "the file nests too deep, holds too much, or uses an alias", at: place,
      remedy: "Split the file. In the place of an alias (*name), write out what it stands for.")
  }
}

extension String {
  /// Without what could command a terminal, so that no command that shows words of a file has to
  /// think of it. Most words are letters and are not gone through twice.
  fileprivate var harmless: String {
    utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? self : PlainText(cleaning: self).text
  }
}
