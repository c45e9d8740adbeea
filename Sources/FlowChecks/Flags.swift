import FlowEngine

/// For each of a few things whether it is so, in one number.
struct Flags: Hashable {
  private var bits: UInt64 = 0
  private let count: Int

  /// None is so.
  ///
  /// - Precondition: There are at most 64.
  init(count: Int) {
    precondition(count <= UInt64.bitWidth, "too much to remember on one way")
    self.count = count
  }

  /// Which of these actions are given by what a step brings about.
  init(of actions: [String], in effects: [Effect]) {
    self.init(count: actions.count)
    for case .given(let ids) in effects {
      for (place, action) in actions.enumerated() where ids.contains(action) {
        bits |= 1 << UInt64(place)
      }
    }
  }

  /// - Precondition: There are at most 64.
  init(_ values: [Bool]) {
    self.init(count: values.count)
    for (place, value) in values.enumerated() where value { bits |= 1 << UInt64(place) }
  }

  subscript(place: Int) -> Bool { bits >> UInt64(place) & 1 == 1 }

  mutating func formUnion(_ other: Flags) { bits |= other.bits }

  /// Whether any of them is so, or is not so.
  func contains(_ value: Bool) -> Bool {
    value ? bits != 0 : bits.nonzeroBitCount < count
  }
}
