package import Files
import FlowModel

/// A small file of `key: value` lines that a person can edit: the configuration, the contacts.
///
/// Keys are the same in capitals and small letters. Comments and the order of the lines stay when a
/// value is set.
package struct KeyValueFile {
  package let path: String
  package private(set) var values: [String: String] = [:]
  /// Why the file is there and was not read, or not in whole; nil for one that is not there.
  package private(set) var problem: FileError?
  /// The keys that stand in it more than once; the last value counts.
  package private(set) var repeated: [String] = []
  private var lines: [String] = []

  /// Reads the file; a missing one is empty. Lines that begin with `#` are comments.
  package init(path: String) {
    self.path = path
    do throws(FileError) {
      lines = try FileReader.text.lines(at: path)
    } catch {
      if error.isMissing { return }
      problem = error
      // One letter of another alphabet must not cost the numbers beside it.
      if case .notText = error.reason, let bytes = try? FileReader.text.bytes(at: path) {
        lines = TextLines.lines(of: String(decoding: bytes, as: UTF8.self))
      }
    }
    for line in lines {
      guard let (key, value) = KeyValueFile.pair(in: line) else { continue }
      if values.updateValue(value, forKey: key) != nil, !repeated.contains(key) {
        repeated.append(key)
      }
    }
  }

  /// The value of a key; nil if it is not set.
  package subscript(_ key: String) -> String? { values[key] }

  /// Adds or replaces one value and writes the file, 0600 in a 0700 folder.
  ///
  /// - Throws: ``FileError``; also if the file could not be read, which must not be written over.
  package mutating func set(_ key: String, to value: String) throws(FileError) {
    if let problem { throw problem }
    values[key] = value
    if let place = lines.lastIndex(where: { KeyValueFile.pair(in: $0)?.key == key }) {
      lines[place] = "\(key): \(value)"
    } else {
      lines.append("\(key): \(value)")
    }
    try PrivateFile.replace(Array(lines.map { $0 + "\n" }.joined().utf8), at: path)
  }

  private static func pair(in line: String) -> (key: String, value: String)? {
    let text = PlainText(cleaning: line).text
    guard !text.trimmed.hasPrefix("#"), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let key = words(text.utf8[..<colon]).lowercased().split(separator: " ").joined(separator: "-")
    return key.isEmpty ? nil : (key, words(text.utf8[colon...].dropFirst()))
  }
}

/// The words of some bytes, with one space between.
private func words(_ bytes: Substring.UTF8View) -> String {
  bytes.split { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
    .map { String(Substring($0)) }.joined(separator: " ")
}
