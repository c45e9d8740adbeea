import Glibc

/// A small file of `key: value` lines that a person can edit: the configuration, the contacts.
struct KeyValueFile {
  let path: String
  private(set) var values: [String: String] = [:]

  /// Reads the file; a missing one is empty. Lines that begin with `#` are comments.
  init(path: String) {
    self.path = path
    guard let file = fopen(path, "re") else { return }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    defer { free(line) }
    while getline(&line, &size, file) >= 0, let text = line.map({ String(cString: $0) }) {
      guard !text.hasPrefix("#"), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
        continue
      }
      values[words(text.utf8[..<colon])] = words(text.utf8[colon...].dropFirst())
    }
  }

  subscript(_ key: String) -> String? { values[key] }

  /// Adds or replaces one value and writes the file, 0600 in a 0700 folder.
  ///
  /// - Returns: Whether it was written.
  mutating func set(_ key: String, to value: String, in folder: String) -> Bool {
    values[key] = value
    makeFolders(folder)
    let text = values.sorted { $0.key < $1.key }.map { "\($0): \($1)\n" }.joined()
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    let written = write(descriptor, text, text.utf8.count)
    fsync(descriptor)
    close(descriptor)
    return written == text.utf8.count && rename(draft, path) == 0
  }

  private func makeFolders(_ folder: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
  }
}

/// The words of some bytes, with one space between.
private func words(_ bytes: Substring.UTF8View) -> String {
  bytes.split { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
    .map { String(Substring($0)) }.joined(separator: " ")
}
