/// One table of a font file: big-endian numbers, each read checked against the table's end.
struct FontTable: Hashable, Sendable {
  let file: [UInt8]
  let range: Range<Int>

  var count: Int { range.count }
  var bytes: ArraySlice<UInt8> { file[range] }

  func u8(_ offset: Int) throws(PDFError) -> Int {
    guard offset >= 0, offset < range.count else { throw .cutShort }
    return Int(file[range.lowerBound + offset])
  }

  func u16(_ offset: Int) throws(PDFError) -> Int {
    guard offset >= 0, offset + 2 <= range.count else { throw .cutShort }
    let place = range.lowerBound + offset
    return Int(file[place]) << 8 | Int(file[place + 1])
  }

  func i16(_ offset: Int) throws(PDFError) -> Int {
    Int(Int16(truncatingIfNeeded: try u16(offset)))
  }

  func u32(_ offset: Int) throws(PDFError) -> Int {
    try u16(offset) << 16 | u16(offset + 2)
  }

  /// The part of the table from an offset on.
  func from(_ offset: Int) throws(PDFError) -> FontTable {
    guard offset >= 0, offset <= range.count else { throw .cutShort }
    return FontTable(file: file, range: range.lowerBound + offset..<range.upperBound)
  }
}

/// The table directory of a font file: OpenType 1.9, "Organization of an OpenType Font".
struct FontDirectory: Hashable, Sendable {
  let tables: [String: FontTable]

  init(_ file: [UInt8]) throws(PDFError) {
    let whole = FontTable(file: file, range: 0..<file.count)
    guard file.count >= 12 else { throw .cutShort }
    // 1.0, or "true" as some old fonts say it. "OTTO" and "ttcf" are other things.
    guard try [0x0001_0000, 0x7472_7565].contains(whole.u32(0)) else { throw .notTrueType }
    var tables = [String: FontTable]()
    for index in 0..<(try whole.u16(4)) {
      let record = 12 + 16 * index
      let start = try whole.u32(record + 8)
      let length = try whole.u32(record + 12)
      guard start + length <= file.count else { throw .cutShort }
      let tag = String(decoding: file[record..<record + 4], as: UTF8.self)
      tables[tag] = FontTable(file: file, range: start..<start + length)
    }
    self.tables = tables
  }

  func table(_ tag: String) throws(PDFError) -> FontTable {
    guard let table = tables[tag] else { throw .missingTable(tag) }
    return table
  }
}
