import FlowModel

/// A library in a form that is read in a fraction of the time that YAML takes.
///
/// It stands for exactly one state of some files, and is made only from files that loaded without
/// a problem. It is made again when any of them changes; until those load, it is what they last were.
struct LibraryCache {
  /// Changes whenever the layout does, so that an old cache is not misread.
  static let name = "waymark-library-9"

  private let file: KeptFile
  /// The path of the flows folder: no library is ever taken for that of another folder.
  private let folder: String

  /// - Parameter cache: The folder to keep it in; nil for none.
  init?(of folder: FlowFolder, in cache: String?, _ digest: @escaping ([UInt8]) -> String) {
    guard let cache else { return nil }
    self.folder = folder.absolutePath
    file = KeptFile(
      path: "\(cache)/library-\(LibraryCache.number(of: self.folder))", name: LibraryCache.name,
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
    var reader = BinaryReader(bytes, from: 0)
    guard (try? reader.text()) == folder, let kept = try? reader.text(), kept == key ?? kept,
      let library = try? Library(from: &reader, setting: setting), reader.isAtEnd
    else { return nil }
    return library
  }

  /// Sixteen digits for a path (FNV-1a), so that each folder has a file of its own.
  private static func number(of path: String) -> String {
    let hash = path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Library {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(settings)
    writer.write(policies.sorted { $0.key < $1.key }) { writer, policy in
      writer.write(policy.key)
      writer.write(part: policy.value)
    }
    writer.write(actions.sorted { $0.key < $1.key }) { writer, action in
      // A bit for each setting, in the order of their names.
      let standing = self.settings.keys.sorted().enumerated().filter {
        self.stands(action.value, in: self.settings[$0.element]!)
      }
      writer.write(standing.reduce(0) { $0 | 1 << ($1.offset % 30) })
      writer.write(action.key)
      writer.write(part: action.value)
    }
    writer.write(flows)
    writer.write(questions)
    writer.write(replacements.keys.sorted()) { writer, setting in
      writer.write(setting)
      writer.write(self.replacements[setting]!)
    }
    writer.write(endings)
    writer.write(facts)
    writer.write(guidance)
    writer.write(digests)
    writer.write(distinctions)
    writer.write(danger.text)
  }

  fileprivate init(from reader: inout BinaryReader, setting: String?) throws(BinaryDamage) {
    let settings: [String: Setting] = try reader.table()
    let wanted = setting.flatMap { settings[$0] }.map { Set($0.policies) }
    var policies = [String: Policy]()
    for _ in 0..<(try reader.count()) {
      let (id, length) = (try reader.text(), try reader.number())
      if wanted?.contains(id) ?? true {
        policies[id] = try Policy(from: &reader)
      } else {
        try reader.skip(length)
      }
    }
    let bit = setting.flatMap { settings.keys.sorted().firstIndex(of: $0) }.map { 1 << ($0 % 30) }
    let actions = try Library.actions(from: &reader, standing: bit)
    self.init(
      flows: try reader.table(), questions: try reader.table(), actions: actions,
      replacements: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.table()
      }, endings: try reader.table(), facts: try reader.table(), settings: settings,
      policies: policies, guidance: try reader.table(),
      digests: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.text()
      })
    distinctions = try reader.values()
    danger = DangerFloor(text: try reader.text())
  }

  /// The actions, or only those that stand in the setting of a bit.
  private static func actions(
    from reader: inout BinaryReader, standing bit: Int?
  ) throws(BinaryDamage) -> [String: Action] {
    let count = try reader.count()
    var actions = [String: Action](minimumCapacity: count)
    for _ in 0..<count {
      let standing = try reader.number()
      let (id, length) = (try reader.text(), try reader.number())
      if bit.map({ standing & $0 != 0 }) ?? true {
        actions[id] = try Action(from: &reader)
      } else {
        try reader.skip(length)
      }
    }
    return actions
  }
}

extension Distinction: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(ask)
    writer.write(labels)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      ask: try reader.text(),
      labels: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.text()
      })
  }
}
