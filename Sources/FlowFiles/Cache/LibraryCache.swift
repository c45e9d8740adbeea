import FlowModel

/// A library in a form that is read in a fraction of the time that YAML takes.
///
/// It stands for exactly one state of some files, and is made only from files that loaded without
/// a problem. It is made again when any of them changes.
enum LibraryCache {
  /// Changes whenever the layout does, so that an old cache is not misread.
  private static let magic = "waymark-library-3\n"

  static func encode(_ library: Library, key: String) -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(magic + key)
    writer.write(library)
    return writer.bytes
  }

  /// The library, or nil if the bytes are not a whole cache of just these files.
  static func decode(_ bytes: [UInt8], key: String) -> Library? {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = BinaryReader(buffer, from: 0)
      guard (try? reader.text()) == magic + key, let library = try? Library(from: &reader),
        reader.isAtEnd
      else { return nil }
      return library
    }
  }
}

extension Library: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(flows)
    writer.write(questions)
    writer.write(actions)
    writer.write(replacements.keys.sorted()) { writer, setting in
      writer.write(setting)
      writer.write(self.replacements[setting]!)
    }
    writer.write(endings)
    writer.write(facts)
    writer.write(settings)
    writer.write(policies)
    writer.write(guidance)
    writer.write(digests)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      flows: try reader.table(), questions: try reader.table(), actions: try reader.table(),
      replacements: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.table()
      }, endings: try reader.table(), facts: try reader.table(), settings: try reader.table(),
      policies: try reader.table(), guidance: try reader.table(),
      digests: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.text()
      })
  }
}
