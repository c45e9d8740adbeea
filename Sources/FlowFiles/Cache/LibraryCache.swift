import FlowModel

/// A library in a form that is read in a fraction of the time that YAML takes.
///
/// It stands for exactly one state of some files, and is made only from files that loaded without
/// a problem. It is made again when any of them changes.
enum LibraryCache {
  /// Changes whenever the layout does, so that an old cache is not misread.
  private static let magic = "waymark-library-4\n"

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
      var part = BinaryWriter()
      part.write(policy.value)
      writer.write(policy.key)
      writer.write(part.bytes.count)
      writer.append(part.bytes)
    }
    writer.write(flows)
    writer.write(questions)
    writer.write(actions)
    writer.write(replacements.keys.sorted()) { writer, setting in
      writer.write(setting)
      writer.write(self.replacements[setting]!)
    }
    writer.write(endings)
    writer.write(facts)
    writer.write(guidance)
    writer.write(digests)
  }

  fileprivate init(from reader: inout BinaryReader, setting: String?) throws(BinaryDamage) {
    let settings: [String: Setting] = try reader.table()
    let wanted = setting.flatMap { settings[$0] }.map { Set($0.policies) }
    var policies = [String: Policy]()
    for _ in 0..<(try reader.number()) {
      let (id, length) = (try reader.text(), try reader.number())
      if wanted?.contains(id) ?? true {
        policies[id] = try Policy(from: &reader)
      } else {
        try reader.skip(length)
      }
    }
    self.init(
      flows: try reader.table(), questions: try reader.table(), actions: try reader.table(),
      replacements: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.table()
      }, endings: try reader.table(), facts: try reader.table(), settings: settings,
      policies: policies, guidance: try reader.table(),
      digests: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.text()
      })
  }
}
