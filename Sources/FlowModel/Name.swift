/// What something is called in the flow files. A name of one kind of thing is never taken for that
/// of another.
package struct Name<Thing>: RawRepresentable, Hashable, Sendable, FieldText {
  /// As flow files and records write it.
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package init(_ name: String) { rawValue = name }
}

extension Name: Comparable {
  package static func < (left: Name, right: Name) -> Bool { left.rawValue < right.rawValue }
}

extension Name: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral name: String) { rawValue = name }

  /// The name itself.
  package var description: String { rawValue }
}
