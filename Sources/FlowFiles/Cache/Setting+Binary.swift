import FlowModel

extension Setting: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(policies)
    writer.write(roles)
    writer.write(samePerson) { $0.write($1) }
    writer.write(words)
    writer.write(facts.sorted())
    writer.write(notices)
    writer.write(closed.sorted()) { $0.write(signed: $1.daysSinceEpoch) }
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.text(), title: try reader.text(), policies: try reader.texts(),
      roles: try reader.table(),
      samePerson: try reader.list { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.texts()
      },
      words: try reader.table { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.text()
      },
      facts: Set(try reader.texts()), notices: try reader.texts(),
      closed: Set(
        try reader.list { (reader: inout BinaryReader) throws(BinaryDamage) in
          CivilDate(daysSinceEpoch: try reader.signed())
        }))
  }
}

extension Role: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(otherwise)
    writer.write(note)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.text(), title: try reader.text(), otherwise: try reader.texts(),
      note: try reader.optionalText())
  }
}

extension Policy: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(version)
    writer.write(approved) { $0.write($1) }
    writer.write(review) { $0.write($1) }
    writer.write(cycle)
    writer.write(clauses)
    writer.write(order) { $0.write($1) }
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    func date(_ reader: inout BinaryReader) throws(BinaryDamage) -> PolicyDate {
      try PolicyDate(from: &reader)
    }
    self.init(
      id: try reader.text(), title: try reader.text(), version: try reader.optionalText(),
      approved: try reader.optional(date), review: try reader.optional(date),
      cycle: try reader.optionalText(), clauses: try reader.values(),
      order: try reader.list { (reader: inout BinaryReader) throws(BinaryDamage) in
        try reader.number()
      })
  }
}

extension PolicyDate: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(year)
    writer.write(month)
    writer.write(day ?? 0)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let (year, month, day) = (try reader.number(), try reader.number(), try reader.number())
    guard (1...12).contains(month) else { throw BinaryDamage() }
    self.init(year: year, month: month, day: day == 0 ? nil : day)
  }
}

extension Clause: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(kind)
    writer.write(verb)
    writer.write(strength.rawValue)
    writer.write(says)
    writer.write(section)
    writer.write(status.rawValue)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let (id, kind, verb) = (try reader.text(), try reader.text(), try reader.text())
    guard let strength = Strength(rawValue: try reader.number()) else { throw BinaryDamage() }
    self.init(
      id: id, kind: kind, verb: verb, strength: strength, says: try reader.text(),
      section: try reader.text(), status: try reader.word(Status.self))
  }
}

extension Guidance: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(edition)
    writer.write(isOwn)
    writer.write(unchecked)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.text(), title: try reader.text(), edition: try reader.text(),
      isOwn: try reader.flag(), unchecked: try reader.optionalText())
  }
}
