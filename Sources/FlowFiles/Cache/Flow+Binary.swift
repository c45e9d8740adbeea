import FlowModel

// Places in files are not kept: they serve to tell problems, and what is kept has none.

extension Flow: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(isIncident)
    writer.write(isCatchAll)
    writer.write(isCommon)
    writer.write(title)
    writer.write(about)
    writer.write(urgency.rawValue)
    writer.write(phrases)
    writer.write(first)
    writer.write(steps)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.text(), isIncident: try reader.flag(), isCatchAll: try reader.flag(),
      isCommon: try reader.flag(), title: try reader.text(), about: try reader.text(),
      urgency: try reader.word(Urgency.self),
      phrases: try reader.texts(), first: try reader.texts(), steps: try reader.values())
  }
}

extension Step: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    switch kind {
    case .ask(let name): writer.write(0, name)
    case .page(let title, let questions):
      writer.write(7, title)
      writer.write(questions)
    case .run(let name): writer.write(1, name)
    case .go(let name): writer.write(2, name)
    case .also(let name): writer.write(3, name)
    case .end(let name): writer.write(4, name)
    case .give(let names):
      writer.write(5)
      writer.write(names)
    case .when(let condition, let then, let otherwise):
      writer.write(6)
      writer.write(condition)
      writer.write(then)
      writer.write(otherwise)
    }
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try reader.number() {
    case 0: self.init(.ask(try reader.text()))
    case 1: self.init(.run(try reader.text()))
    case 2: self.init(.go(try reader.text()))
    case 3: self.init(.also(try reader.text()))
    case 4: self.init(.end(try reader.text()))
    case 5: self.init(.give(try reader.texts()))
    case 6:
      self.init(
        .when(
          try Condition(from: &reader), then: try reader.values(), otherwise: try reader.values()))
    case 7: self.init(.page(title: try reader.text(), questions: try reader.texts()))
    default: throw BinaryDamage()
    }
  }
}

extension Condition: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    switch self {
    case .isValue(let name, let value):
      writer.write(0, name)
      writer.write(value)
    case .isOneOf(let name, let values):
      writer.write(1, name)
      writer.write(values)
    case .answered(let name): writer.write(2, name)
    case .unsure(let name): writer.write(3, name)
    case .fact(let name): writer.write(4, name)
    case .not(let inner):
      writer.write(5)
      writer.write(inner)
    case .all(let parts):
      writer.write(6)
      writer.write(parts)
    case .any(let parts):
      writer.write(7)
      writer.write(parts)
    case .compares(let comparison):
      writer.write(8)
      writer.write(comparison)
    }
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try reader.number() {
    case 0: self = .isValue(name: try reader.text(), value: try reader.text())
    case 1: self = .isOneOf(name: try reader.text(), values: try reader.texts())
    case 2: self = .answered(try reader.text())
    case 3: self = .unsure(try reader.text())
    case 4: self = .fact(try reader.text())
    case 5: self = .not(try Condition(from: &reader))
    case 6: self = .all(try reader.values())
    case 7: self = .any(try reader.values())
    case 8: self = .compares(try Comparison(from: &reader))
    default: throw BinaryDamage()
    }
  }
}

extension Question: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(kind.rawValue)
    writer.write(ask)
    writer.write(help)
    writer.write(options)
    writer.write(unsure)
    writer.write(isAlwaysKnown)
    writer.write(range)
    writer.write(isWorstFirst)
    writer.write(voice.rawValue)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.text(), kind: try reader.word(Kind.self), ask: try reader.text(),
      help: try reader.optionalText(), options: try reader.values(), unsure: try reader.texts(),
      isAlwaysKnown: try reader.flag(), range: try reader.range(), isWorstFirst: try reader.flag(),
      voice: try reader.word(Voice.self))
  }
}

extension AnswerOption: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(label)
    writer.write(words)
    writer.write(concerns)
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      id: try reader.text(), label: try reader.text(), words: try reader.texts(),
      concerns: try reader.texts())
  }
}

extension BinaryWriter {
  fileprivate mutating func write(_ tag: Int, _ name: String) {
    write(tag)
    write(name)
  }
}
