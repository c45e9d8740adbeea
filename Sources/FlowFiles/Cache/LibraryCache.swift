import FlowModel

/// A library in a form that is read in a fraction of the time that YAML takes.
///
/// It stands for exactly one state of some files, and is made only from files that loaded without
/// a problem. It is made again when any of them changes.
enum LibraryCache {
  /// Changes whenever the layout does, so that an old cache is not misread.
  private static let magic = "waymark-library-6\n"

  static func encode(_ library: Library, key: String) -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(magic + key)
    library.write(to: &writer)
    return writer.bytes
  }

  /// The library, or nil if the bytes are not a whole cache of just these files.
  ///
  /// - Parameter setting: Leaves out what only the policies of other settings say; nil for all.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, key: String, setting: String? = nil
  ) -> Library? {
    var reader = BinaryReader(bytes, from: 0)
    guard (try? reader.text()) == magic + key,
      let library = try? Library(from: &reader, setting: setting), reader.isAtEnd
    else { return nil }
    return library
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
