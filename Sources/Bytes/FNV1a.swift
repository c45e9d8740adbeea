/// The hash of Fowler, Noll and Vo, version 1a, 64 bits: it tells names and texts apart and keeps
/// slips away. It protects nothing from whoever means harm.
package enum FNV1a {
  /// What the hash of nothing is.
  package static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of what was hashed before and one more byte.
  @inlinable
  package static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The hash of bytes.
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(basis) { adding($1, to: $0) }
  }
}
