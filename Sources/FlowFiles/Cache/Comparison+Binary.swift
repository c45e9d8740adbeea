import FlowModel

extension Comparison: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    writer.write(left)
    writer.write(right)
    switch relation {
    case .less: writer.write(0)
    case .more: writer.write(1)
    case .atLeast: writer.write(2)
    case .atMost: writer.write(3)
    case .within(let span):
      writer.write(4)
      writer.write(span.count)
      writer.write(span.unit.rawValue)
    }
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let (left, right) = (try Term(from: &reader), try Term(from: &reader))
    let relation: Relation
    switch try reader.number() {
    case 0: relation = .less
    case 1: relation = .more
    case 2: relation = .atLeast
    case 3: relation = .atMost
    case 4: relation = .within(Span(try reader.number(), try reader.word(Span.Unit.self)))
    default: throw BinaryDamage()
    }
    self.init(left, relation, right)
  }
}

extension Comparison.Term: BinaryCodable {
  func write(to writer: inout BinaryWriter) {
    switch self {
    case .question(let name):
      writer.write(0)
      writer.write(name)
    case .today: writer.write(1)
    case .number(let number):
      writer.write(2)
      writer.write(signed: number)
    case .date(let date):
      writer.write(3)
      writer.write(signed: date.daysSinceEpoch)
    case .time(let time):
      writer.write(4)
      writer.write(time.minutes)
    }
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try reader.number() {
    case 0: self = .question(try reader.text())
    case 1: self = .today
    case 2: self = .number(try reader.signed())
    case 3: self = .date(CivilDate(daysSinceEpoch: try reader.signed()))
    case 4:
      let minutes = try reader.number()
      guard let time = TimeOfDay(hour: minutes / 60, minute: minutes % 60) else {
        throw BinaryDamage()
      }
      self = .time(time)
    default: throw BinaryDamage()
    }
  }
}

extension BinaryWriter {
  /// Numbers of nine digits and their negatives, moved up to begin at zero.
  mutating func write(signed number: Int) { write(number + signedBias) }

  mutating func write(_ range: ClosedRange<Int>) {
    write(signed: range.lowerBound)
    write(signed: range.upperBound)
  }
}

extension BinaryReader {
  mutating func signed() throws(BinaryDamage) -> Int { try number() - signedBias }

  mutating func range() throws(BinaryDamage) -> ClosedRange<Int> {
    let (low, high) = (try signed(), try signed())
    guard low <= high else { throw BinaryDamage() }
    return low...high
  }
}

private let signedBias = 1_000_000_000
