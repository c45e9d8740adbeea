import FlowModel

/// The trees of all files in a form that is read in a fraction of the time YAML takes.
///
/// It stands for exactly one set of files, named by their digests, and is thrown away when any of
/// them changes. What is read from it passes through the same decoding as YAML does.
struct TreeCache {
  /// Changes whenever the layout below does, so that an old cache is not misread.
  private static let magic = "waymark-trees-1\n"

  static func encode(_ trees: [(path: String, tree: YAMLNode)], key: String) -> [UInt8] {
    var bytes = Array((magic + key).utf8)
    append(trees.count, to: &bytes)
    for (path, tree) in trees {
      append(path, to: &bytes)
      append(tree, to: &bytes)
    }
    return bytes
  }

  /// The trees, or nil if the bytes are not a cache of just these files.
  static func decode(_ bytes: [UInt8], key: String) -> [(path: String, tree: YAMLNode)]? {
    let head = Array((magic + key).utf8)
    guard bytes.starts(with: head) else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var reader = Reader(bytes: buffer, next: head.count)
      guard let count = reader.number() else { return nil }
      var trees = [(path: String, tree: YAMLNode)]()
      for _ in 0..<count {
        guard let path = reader.text(), let tree = reader.tree(file: path, depth: 0) else {
          return nil
        }
        trees.append((path, tree))
      }
      return reader.isAtEnd ? trees : nil
    }
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes += text.utf8
  }

  private static func append(_ node: YAMLNode, to bytes: inout [UInt8]) {
    append(node.location.line, to: &bytes)
    append(node.location.column, to: &bytes)
    switch node.kind {
    case .scalar(let text):
      bytes.append(0)
      append(text, to: &bytes)
    case .list(let items):
      bytes.append(1)
      append(items.count, to: &bytes)
      for item in items { append(item, to: &bytes) }
    case .map(let entries):
      bytes.append(2)
      append(entries.count, to: &bytes)
      for entry in entries {
        append(entry.key, to: &bytes)
        append(entry.value, to: &bytes)
      }
    }
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var next: Int

    var isAtEnd: Bool { next == bytes.count }

    mutating func byte() -> UInt8? {
      guard next < bytes.count else { return nil }
      next += 1
      return bytes[next - 1]
    }

    mutating func number() -> Int? {
      var value: UInt = 0
      var shift: UInt = 0
      while let byte = byte(), shift < 35 {
        value |= UInt(byte & 0x7F) << shift
        if byte & 0x80 == 0 { return Int(value) }
        shift += 7
      }
      return nil
    }

    mutating func text() -> String? {
      guard let count = number(), count <= bytes.count - next else { return nil }
      defer { next += count }
      return String(decoding: bytes[next..<(next + count)], as: UTF8.self)
    }

    mutating func tree(file: String, depth: Int) -> YAMLNode? {
      guard depth < 64, let line = number(), let column = number(), let tag = byte() else {
        return nil
      }
      let place = SourceLocation(file: file, line: line, column: column)
      switch tag {
      case 0: return text().map { YAMLNode(kind: .scalar($0), location: place) }
      case 1:
        return list(file, depth) { $0.tree(file: file, depth: depth + 1) }
          .map { YAMLNode(kind: .list($0), location: place) }
      case 2:
        return list(file, depth) { reader -> YAMLNode.Entry? in
          guard let key = reader.tree(file: file, depth: depth + 1),
            let value = reader.tree(file: file, depth: depth + 1)
          else { return nil }
          return YAMLNode.Entry(key: key, value: value)
        }.map { YAMLNode(kind: .map($0), location: place) }
      default: return nil
      }
    }

    private mutating func list<Element>(
      _ file: String, _ depth: Int, _ element: (inout Reader) -> Element?
    ) -> [Element]? {
      guard let count = number(), count <= bytes.count - next else { return nil }
      var items = [Element]()
      items.reserveCapacity(count)
      for _ in 0..<count {
        guard let item = element(&self) else { return nil }
        items.append(item)
      }
      return items
    }
  }
}
