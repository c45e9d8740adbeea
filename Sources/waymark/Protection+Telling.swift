import Casework

extension Protection {
  /// How what is said is kept from other eyes; says what is wrong with the keys, if anything is.
  ///
  /// - Parameter base: The records folder.
  init(in base: String) {
    let office = Office(records: base)
    let keys = office.deviceKeys()
    self = office.protection(with: keys)
    if case .encrypted = self { for problem in keys.problems + keys.openness { complain(problem) } }
  }
}

extension Protection.Readers {
  /// - Parameter base: The records folder.
  init(in base: String) {
    let office = Office(records: base)
    self = office.readers(with: office.deviceKeys())
  }
}
