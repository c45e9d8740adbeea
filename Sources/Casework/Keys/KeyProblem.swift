package import Files

/// What is wrong with the keys of this device.
package enum KeyProblem: Hashable, Sendable {
  /// A file of keys is there and cannot be read.
  case unreadable(FileError)
  /// The list of recipients cannot be read, or is not there.
  case listUnreadable(FileError)
  /// There is no seal's key at this path, although there is a list of recipients.
  case sealMissing(String)
  /// What stands at this path is no seal's key.
  case noSealKey(String)
  /// The seal's key at this path is whole, and the readers below it are not.
  case readersOfSealLost(String)
  /// What stands at this path is no list of two recipients.
  case noList(String)
  /// The list at this path is not the one that was made with the seal.
  case otherList(String)
  /// Records were encrypted here, and the keys are not in this folder any more.
  case gone(folder: String)
  /// Somebody else owns what lies at this path.
  case ofSomebodyElse(String)
  /// Others can change what lies at this path.
  case othersCanChange(String, isFolder: Bool)
  /// Others can read the secret at this path.
  case othersCanRead(String, isFolder: Bool)
}
