import Files
import Synchronization
import Transcripts

/// The disk of this machine, and when something was last given to it to write.
final class TimedDisk: Disk {
  private let disk = PosixDisk()
  private let written = Mutex(0.0)

  /// In microseconds.
  var lastWrite: Double { written.withLock { $0 } }

  func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    written.withLock { $0 = now() }
    return disk.write(bytes, to: descriptor)
  }

  func syncData(of descriptor: Int32) -> Int { disk.syncData(of: descriptor) }

  func sync(_ descriptor: Int32) -> Int { disk.sync(descriptor) }

  func truncate(_ descriptor: Int32, to length: Int) -> Int {
    disk.truncate(descriptor, to: length)
  }
}
