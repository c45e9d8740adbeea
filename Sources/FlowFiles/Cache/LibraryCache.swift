import Bytes
import FlowModel

/// A library in a form that is read in a fraction of the time that YAML takes.
///
/// It stands for exactly one state of some files, and is made only from files that loaded without
/// a problem. It is made again when any of them changes; until those load, it is what they last were.
struct LibraryCache {
  /// Changes whenever the layout does, so that an old cache is not misread: with any field of what
  /// is kept, and with the order in which a library is written.
  static let name: String = {
    let sample = encode(.sample, of: "", key: "") + CacheLayout.ofLibrary.utf8
    return "waymark-library-\(number(of: sample))"
  }()

  private let file: KeptFile
  /// The path of the flows folder: no library is ever taken for that of another folder.
  private let folder: String

  /// - Parameter cache: The folder to keep it in; nil for none.
  init?(of folder: FlowFolder, in cache: String?, _ digest: @escaping ([UInt8]) -> String) {
    guard let cache else { return nil }
    self.folder = folder.absolutePath
    file = KeptFile(
      path: "\(cache)/library-\(LibraryCache.number(of: self.folder.utf8))",
      name: LibraryCache.name,
      digest: digest)
  }

  /// The library that was kept for one state of the files.
  ///
  /// - Parameters:
  ///   - key: The state; nil for the last that was kept, whatever became of the files.
  ///   - setting: Leaves out what only the policies of other settings say; nil for all.
  func library(key: String?, setting: String? = nil) -> Library? {
    file.read()?.withUnsafeBufferPointer {
      LibraryCache.decode($0, of: folder, key: key, setting: setting)
    }
  }

  func keep(_ library: Library, key: String) {
    file.write(LibraryCache.encode(library, of: folder, key: key))
  }

  /// When the library was kept, in seconds since 1970; nil if none was.
  var time: Int? { file.time }

  static func encode(_ library: Library, of folder: String, key: String) -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(folder)
    writer.write(key)
    library.write(to: &writer)
    return writer.bytes
  }

  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, of folder: String, key: String?, setting: String? = nil
  ) -> Library? {
    var reader = BinaryReader(bytes)
    guard reader.text() == folder else { return nil }
    let kept = reader.text()
    guard kept == key ?? kept else { return nil }
    let library = Library(from: &reader, setting: setting)
    return reader.isAtEnd ? library : nil
  }

  /// Sixteen digits for some bytes (FNV-1a), so that each folder and each layout has its own.
  private static func number(of bytes: some Sequence<UInt8>) -> String {
    Hexadecimal.fixed(FNV1a.hash(bytes))
  }
}

extension Library {
  /// One of everything that is kept.
  fileprivate static var sample: Library {
    var library = Library(
      flows: ["flow": .blank], questions: ["question": .blank], actions: ["action": .blank],
      replacements: ["setting": ["replaced": .blank]], endings: ["ending": .blank],
      facts: ["fact": .blank], settings: ["setting": .blank], policies: ["policy": .blank],
      guidance: ["guidance": .blank], digests: ["file": "digest"])
    library.distinctions = [.blank]
    library.danger = DangerFloor(text: "danger")
    return library
  }

  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(settings)
    writer.write(policies) { $0.write(part: $1) }
    // A bit for each setting, in the order of their names.
    let order = settings.values.sorted { $0.id < $1.id }
    writer.write(actions) { writer, action in
      let standing = order.enumerated().filter { self.stands(action, in: $0.element) }
      writer.write(standing.reduce(0) { $0 | 1 << ($1.offset % 30) })
      writer.write(part: action)
    }
    writer.write(flows)
    writer.write(questions)
    writer.write(replacements) { $0.write($1) }
    writer.write(endings)
    writer.write(facts)
    writer.write(guidance)
    writer.write(digests) { $0.write($1) }
    var distinctions = distinctions
    writer.values(.kept, &distinctions)
    writer.write(danger.text)
  }

  fileprivate init(from reader: inout BinaryReader, setting: String?) {
    self.init()
    settings = reader.table()
    let wanted = setting.flatMap { settings[$0] }.map { Set($0.policies) }
    policies = reader.parts { reader, id in
      reader.part(isWanted: wanted?.contains(id) ?? true)
    }
    let place = setting.flatMap { settings.keys.sorted().firstIndex(of: $0) }
    actions = reader.parts { reader, _ in
      let standing = reader.number()
      return reader.part(isWanted: place.map { standing & 1 << ($0 % 30) != 0 } ?? true)
    }
    flows = reader.table()
    questions = reader.table()
    replacements = reader.table { $0.table() }
    endings = reader.table()
    facts = reader.table()
    guidance = reader.table()
    digests = reader.table { $0.text() }
    reader.values(.kept, &distinctions)
    danger = DangerFloor(text: reader.text())
  }
}

extension BinaryReader {
  /// A table of which only the wanted values are kept.
  fileprivate mutating func parts<Value>(
    _ part: (inout BinaryReader, _ name: String) -> Value?
  ) -> [String: Value] {
    let count = count()
    var table = [String: Value](minimumCapacity: count)
    for _ in 0..<count where !isDamaged {
      let name = text()
      table[name] = part(&self, name)
    }
    return table
  }
}
