import Conversations
package import FlowFiles
package import FlowModel
import Glibc
package import Matching

/// The library that this checkout ships, and where the checkout lies.
package enum Shipped {
  /// The top of the checkout.
  package static let root: String = {
    // Tests/TestSupport/Shipped.swift
    var path = #filePath[...]
    for _ in 0..<3 { path = path[..<path.lastIndex(of: "/")!] }
    return String(path)
  }()

  package static let folder = FlowFolder(path: root + "/flows")

  package static let library: Library = {
    do throws(LibraryError) {
      return try folder.library(cache: nil) { "\($0.count)" }
    } catch {
      let text = error.diagnostics.map { $0.text(source: nil) }.joined(separator: "\n")
      preconditionFailure("the shipped flows do not load:\n\(text)")
    }
  }()

  package static let phrases: PhraseBook = {
    do throws(LibraryError) {
      return try PhraseReader.read(folder.phraseFiles(), flows: library.incidents)
    } catch {
      let text = error.diagnostics.map { $0.text(source: nil) }.joined(separator: "\n")
      preconditionFailure("the shipped phrases do not load:\n\(text)")
    }
  }()

  package static let matcher = Matcher(Model(learning: phrases), library)

  package static let settings = library.settings.keys.sorted()

  /// The number of an incident on the menu.
  package static func menuPlace(of incident: String) -> Int? {
    Conversation.menu(of: library).firstIndex { $0.id == incident }.map { $0 + 1 }
  }
}

/// A whole file as text.
package func textOfFile(_ path: String) -> String? {
  bytesOfFile(path).map { String(decoding: $0, as: UTF8.self) }
}

/// A whole file; nil if it cannot be opened.
package func bytesOfFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "re") else { return nil }
  defer { fclose(file) }
  var bytes = [UInt8]()
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}

/// The names in a folder, sorted, without those that begin with a dot.
package func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names = [String]()
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}
