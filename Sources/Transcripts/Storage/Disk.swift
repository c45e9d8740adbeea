import Glibc

/// The calls that decide whether an answer is safe, and the seam at which tests make them fail.
///
/// Each returns what the system call returns, or the negative error number.
package protocol Disk: Sendable {
  func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int
  /// Returns 0 once the data written so far is on the disk (fdatasync).
  func syncData(of descriptor: Int32) -> Int
  /// Returns 0 once data and name are on the disk (fsync): for folders.
  func sync(_ descriptor: Int32) -> Int
  func truncate(_ descriptor: Int32, to length: Int) -> Int
}

/// The disk of this machine.
package struct PosixDisk: Disk {
  package init() {}

  package func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    return count < 0 ? -Int(errno) : count
  }

  package func syncData(of descriptor: Int32) -> Int {
    fdatasync(descriptor) < 0 ? -Int(errno) : 0
  }

  package func sync(_ descriptor: Int32) -> Int { fsync(descriptor) < 0 ? -Int(errno) : 0 }

  package func truncate(_ descriptor: Int32, to length: Int) -> Int {
    ftruncate(descriptor, off_t(length)) < 0 ? -Int(errno) : 0
  }
}
