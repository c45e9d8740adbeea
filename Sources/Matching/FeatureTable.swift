/// Numbers by the hash of what they belong to: open addressing, a power of two of places. Serves
/// for the rows of features and for the ideas of words.
struct FeatureTable: Sendable {
  /// The hash, and one more than the number; 0 for an empty place.
  private var places: [SIMD2<UInt32>]
  private(set) var count = 0

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    places = Array(repeating: .zero, count: size)
  }

  /// The features of a list, numbered in its order.
  init(_ features: [UInt32]) {
    self.init(capacity: features.count)
    for feature in features { add(feature) }
  }

  /// The number of a feature, or nil if it was never added.
  @inline(__always)
  func row(of feature: UInt32) -> Int? {
    places.withUnsafeBufferPointer { places in
      var place = FeatureTable.place(of: feature, among: places.count)
      while places[place].y != 0 {
        if places[place].x == feature { return Int(places[place].y) - 1 }
        place = (place + 1) & (places.count - 1)
      }
      return nil
    }
  }

  /// Gives a feature the next number. It must not be in the table.
  mutating func add(_ feature: UInt32) {
    if (count + 1) * 2 > places.count { grow() }
    count += 1
    insert(feature, UInt32(count))
  }

  /// The features in the order of their numbers.
  var learned: [UInt32] {
    var learned = [UInt32](repeating: 0, count: count)
    for place in places where place.y != 0 { learned[Int(place.y) - 1] = place.x }
    return learned
  }

  private mutating func insert(_ feature: UInt32, _ number: UInt32) {
    var place = FeatureTable.place(of: feature, among: places.count)
    while places[place].y != 0 { place = (place + 1) & (places.count - 1) }
    places[place] = SIMD2(feature, number)
  }

  private mutating func grow() {
    let old = learned
    places = Array(repeating: .zero, count: places.count * 2)
    for (index, feature) in old.enumerated() { insert(feature, UInt32(index + 1)) }
  }

  /// Where to begin looking: the upper bits of a product are the better mixed ones.
  @inline(__always)
  private static func place(of feature: UInt32, among size: Int) -> Int {
    Int(truncatingIfNeeded: (feature &* 0x9E37_79B1) >> 8) & (size - 1)
  }
}
