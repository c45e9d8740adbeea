/// A JSON value as records hold it. There are no fractions: whatever is counted is a whole number.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// Within plus and minus 2^53, so that every reader of JSON gets the same number.
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  var object: [String: JSONValue]? { if case .object(let pairs) = self { pairs } else { nil } }
}
