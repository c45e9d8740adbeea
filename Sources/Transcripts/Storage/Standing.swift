import Glibc

/// Whether an open record is still the file that has its name, and as long as what was written.
///
/// A program that removes, replaces or cuts a file under another one's hands makes no call of that
/// one fail: what is written goes where nobody will find it.
struct Standing {
  private let descriptor: Int32
  private let path: String

  init(_ descriptor: Int32, _ path: String) { (self.descriptor, self.path) = (descriptor, path) }

  /// What is wrong with it, as a clause; nil if nothing is.
  ///
  /// - Parameter length: The bytes that it should have.
  func fault(after length: Int) -> String? {
    var (own, named) = (stat(), stat())
    guard fstat(descriptor, &own) == 0 else { return words(forError: errno) }
    // A whole path, so that a folder that was moved away shows as well.
    guard own.st_nlink > 0, lstat(path, &named) == 0 else {
      return "another program has removed or renamed the record"
    }
    guard own.st_dev == named.st_dev, own.st_ino == named.st_ino else {
      return "another program has put another file in the place of the record"
    }
    guard own.st_size == off_t(length) else {
      return "another program has changed the length of the record"
    }
    return nil
  }
}
