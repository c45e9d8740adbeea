/// A few small numbers in one, so that a search holds and compares many of them quickly.
struct PackedPlaces: Hashable {
  private var bits: UInt128 = 0
  private let width: Int

  /// None is set.
  ///
  /// - Parameter limit: What every number is less than.
  /// - Precondition: They fit into 128 bits.
  init(count: Int, below limit: Int) {
    width = Int.bitWidth - limit.leadingZeroBitCount
    precondition(count * width <= UInt128.bitWidth, "too much to remember on one way")
  }

  /// Nil as long as nothing was set.
  subscript(place: Int) -> Int? {
    get {
      let value = Int(truncatingIfNeeded: bits >> (place * width) & mask)
      return value == 0 ? nil : value - 1
    }
    set {
      bits &= ~(mask << (place * width))
      bits |= UInt128((newValue ?? -1) + 1) << (place * width)
    }
  }

  private var mask: UInt128 { (1 << width) - 1 }
}
