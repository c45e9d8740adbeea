/// What is said once of a field: the key under which flow files write it, and what it means there.
///
/// The reader of flow files, their schema, the tables of docs/flow-format.md and the cache are all
/// made from it, so that adding a field is adding a line.
package struct Field: Sendable {
  /// What may stand under a key of a flow file.
  package enum Form: Sendable {
    case text
    /// A text in which `{pupil}` and `{dsl}` are filled in.
    case template
    /// One of the words that the field's type knows.
    case word
    /// One of these words.
    case words([String])
    case yesNo
    case integer
    /// Something that is called so in the flow files; nil for a name that nothing defines.
    case name(NameKind?)
    /// As `name`: one, or a list of them.
    case names(NameKind?)
    /// Who acts: a role, or a word for somebody who is none.
    case actor
    /// A text, a number or yes and no, as YAML reads them.
    case scalar
    case scalars
    /// A scalar or a list of scalars.
    case oneOrMoreScalars
    /// Lists of names.
    case groups
    /// What a definition of the schema says.
    case definition(String)
    /// A table whose values are what a definition of the schema says.
    case table(of: String)
    case anything
    case list
    /// A text that a record leaves out where there is none, and does not write as null.
    case leftOut
  }

  /// The key; empty for what has no key of its own.
  package let key: StaticString
  /// What may stand under the key.
  package let form: Form
  /// What the guide says of it: begins in lower case, with code in backticks.
  package let meaning: String
  /// Whether a file without the key is at fault.
  package let isRequired: Bool

  package init(_ key: StaticString, _ form: Form, _ meaning: String, isRequired: Bool = false) {
    self.key = key
    self.form = form
    self.meaning = meaning
    self.isRequired = isRequired
  }

  /// A field that must be there.
  package static func required(_ key: StaticString, _ form: Form, _ meaning: String) -> Field {
    Field(key, form, meaning, isRequired: true)
  }

  /// A field that the cache keeps and no key of a flow file says by itself.
  package static let kept = Field("", .anything, "")

  /// Whether a flow file or a record writes it under a key of its own.
  package var hasKey: Bool { key.utf8CodeUnitCount > 0 }
}

/// What a name in a flow file is the name of.
package enum NameKind: String, Sendable {
  case question, action, part, incident, flow, ending, clause, guidance, role, policy
}
