package import Glibc

/// The calls that decide whether something is safe on the disk, and the seam at which tests make
/// them fail.
///
/// Each returns what the system call returns, or the negative error number.
package protocol Disk: Sendable {
  func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int
  /// Returns 0 once the data written so far is on the disk (fdatasync).
  func syncData(of descriptor: Int32) -> Int
  /// Returns 0 once data and name are on the disk (fsync): for folders, and for files whose name is
  /// about to change.
  func sync(_ descriptor: Int32) -> Int
  func truncate(_ descriptor: Int32, to length: Int) -> Int
  /// Opens a file to write to.
  ///
  /// - Parameters:
  ///   - folder: The descriptor of the folder that the path begins at, or `AT_FDCWD`.
  ///   - mode: The rights of a file that is made.
  func open(_ path: String, _ flags: Int32, mode: mode_t, in folder: Int32) -> Int
  /// Makes one folder, 0700.
  func makeFolder(_ path: String) -> Int
  /// Gives a file another name, which must not be taken.
  func link(_ path: String, to name: String) -> Int
  /// Gives a file or a folder another name, whatever has it.
  func rename(_ path: String, to name: String) -> Int
  /// Takes the name of a file away.
  func unlink(_ path: String) -> Int
  /// Takes or gives up the lock of an open file (flock): one of `LOCK_EX`, `LOCK_SH`, with `LOCK_NB`
  /// so as not to wait.
  func lock(_ descriptor: Int32, _ operation: Int32) -> Int
}

/// The disk of this machine.
package struct PosixDisk: Disk {
  package init() {}

  package func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    outcome(Glibc.write(descriptor, bytes.baseAddress, bytes.count))
  }

  package func syncData(of descriptor: Int32) -> Int { outcome(Int(fdatasync(descriptor))) }

  package func sync(_ descriptor: Int32) -> Int { outcome(Int(fsync(descriptor))) }

  package func truncate(_ descriptor: Int32, to length: Int) -> Int {
    outcome(Int(ftruncate(descriptor, off_t(length))))
  }
}

/// What every disk does alike, unless it says otherwise.
extension Disk {
  package func open(_ path: String, _ flags: Int32, mode: mode_t, in folder: Int32) -> Int {
    outcome(Int(openat(folder, path, flags, mode)))
  }

  package func makeFolder(_ path: String) -> Int { outcome(Int(mkdir(path, 0o700))) }

  package func link(_ path: String, to name: String) -> Int {
    outcome(Int(Glibc.link(path, name)))
  }

  package func rename(_ path: String, to name: String) -> Int {
    outcome(Int(Glibc.rename(path, name)))
  }

  package func unlink(_ path: String) -> Int { outcome(Int(Glibc.unlink(path))) }

  package func lock(_ descriptor: Int32, _ operation: Int32) -> Int {
    outcome(Int(flock(descriptor, operation)))
  }
}

extension Disk {
  /// Writes all bytes, however few are taken at a time.
  ///
  /// - Returns: 0, or the negative error number; then a part may have been written.
  package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int {
    var written = 0
    while written < bytes.count {
      let result = uninterrupted {
        bytes.withUnsafeBytes {
          write(UnsafeRawBufferPointer(rebasing: $0[written...]), to: descriptor)
        }
      }
      guard result > 0 else { return result == 0 ? -Int(EIO) : result }
      written += result
    }
    return 0
  }
}

/// Makes a call of a ``Disk`` again for as long as a signal came between.
package func uninterrupted(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -Int(EINTR) { return result }
  }
}

private func outcome(_ result: Int) -> Int { result < 0 ? -Int(errno) : result }
