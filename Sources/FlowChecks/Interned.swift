/// Values that recur, each kept once, so that they are told apart by a number.
struct Interned<Value: Hashable> {
  /// In the order in which they were first met.
  private(set) var values: [Value]
  private var places: [Value: Int]

  init(_ first: Value) {
    values = [first]
    places = [first: 0]
  }

  /// The place of a value among those met so far.
  mutating func place(of value: Value) -> Int {
    if let known = places[value] { return known }
    places[value] = values.count
    values.append(value)
    return values.count - 1
  }
}
