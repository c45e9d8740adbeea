extension Model {
  /// The model as bytes, to be kept beside the library's cache.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.add(incidents.joined(separator: "\n").utf8.map { $0 })
    writer.add(finder.packed)
    writer.add(table.learned)
    writer.add(rarity)
    writer.add(scales)
    writer.add(weights)
    return writer.bytes
  }

  /// The model that was kept, or nil if the bytes are not one.
  package init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes: bytes)
    guard let names: [UInt8] = reader.list(), let ideas: [UInt32] = reader.list(),
      let learned: [UInt32] = reader.list(), let rarity: [Float] = reader.list(),
      let scales: [Float] = reader.list(), let weights: [PackedWeights] = reader.list(),
      reader.isAtEnd
    else { return nil }
    incidents = String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
    blocks = Model.blocks(of: incidents.count)
    guard ideas.count.isMultiple(of: 2), rarity.count == learned.count,
      scales.count == learned.count, weights.count == learned.count * blocks
    else { return nil }
    finder = FeatureFinder(packed: ideas)
    table = FeatureTable(learned)
    (self.rarity, self.scales, self.weights) = (rarity, scales, weights)
  }
}

/// Lists of numbers one after the other, each with its length, in the order of this machine.
private struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add<Number: BitwiseCopyable>(_ list: [Number]) {
    withUnsafeBytes(of: UInt64(list.count)) { bytes += $0 }
    list.withUnsafeBytes { bytes += $0 }
  }
}

private struct ByteReader {
  let bytes: [UInt8]
  private var next = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }

  mutating func list<Number: BitwiseCopyable>() -> [Number]? {
    guard bytes.count - next >= 8 else { return nil }
    return bytes.withUnsafeBytes { bytes in
      let count = bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self)
      let room = UInt64(bytes.count - next - 8) / UInt64(MemoryLayout<Number>.stride)
      guard count <= room else { return nil }
      let size = Int(count) * MemoryLayout<Number>.stride
      let start = next + 8
      next = start + size
      return [Number](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + size]))
        filled = Int(count)
      }
    }
  }
}
