import FlowModel

extension Action: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(kind.word)
    writer.write(text)
    writer.write(who)
    writer.write(tell)
    writer.write(by?.rawValue)
    writer.write(record)
    writer.write(clauses)
    writer.write(guidance)
    writer.write(guidanceStrength.rawValue)
    writer.write(duty)
    writer.write(against)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let id = try reader.text()
    guard let kind = Kind(word: try reader.text()) else { throw BinaryDamage() }
    let text = try reader.text()
    let who = try reader.text()
    let tell = try reader.optionalText()
    let by = try reader.optional { (reader: inout BinaryReader) throws(BinaryDamage) in
      try reader.word(Deadline.self)
    }
    let record = try reader.optionalText()
    let clauses = try reader.texts()
    let guidance = try reader.texts()
    guard let strength = Strength(rawValue: try reader.number()) else { throw BinaryDamage() }
    self.init(
      id: id, kind: kind, text: text, who: who, tell: tell, by: by, record: record,
      clauses: clauses, guidance: guidance, guidanceStrength: strength,
      duty: try reader.optionalText(), against: try reader.texts())
  }
}

extension Action.Kind {
  fileprivate var word: String {
    switch self {
    case .act: "act"
    case .refrain: "refrain"
    case .know: "know"
    case .gap(let gap): gap.rawValue
    }
  }

  fileprivate init?(word: String) {
    switch word {
    case "act": self = .act
    case "refrain": self = .refrain
    case "know": self = .know
    default:
      guard let gap = Action.Gap(rawValue: word) else { return nil }
      self = .gap(gap)
    }
  }
}

extension Ending: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(text)
    writer.write(tell)
    writer.write(by.rawValue)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.text(), text: try reader.text(), tell: try reader.text(),
      by: try reader.word(Deadline.self))
  }
}
