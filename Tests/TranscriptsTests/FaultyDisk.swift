import Glibc
import Synchronization
import Transcripts

/// A disk on which one chosen call goes wrong, once or from then on.
final class FaultyDisk: Disk {
  enum Fault: Sendable {
    /// The call fails with this error number.
    case error(Int32)
    /// A write takes only this many bytes.
    case short(Int)
    /// A write takes half of its bytes, and the next call fails with this error number.
    case halfAndThen(Int32)
  }

  enum Call: Sendable, Equatable { case write, syncData, sync, truncate }

  private let disk = PosixDisk()
  private let fault: Fault
  private let at: Int
  private let isLasting: Bool
  private let log = Mutex<[Call]>([])

  /// - Parameter at: Which call goes wrong, from 0.
  init(_ fault: Fault, at: Int, isLasting: Bool = false) {
    self.fault = fault
    self.at = at
    self.isLasting = isLasting
  }

  var calls: [Call] { log.withLock { $0 } }

  /// Notes a call; the fault, if it is this one's turn.
  private func next(_ call: Call) -> Fault? {
    log.withLock {
      $0.append(call)
      let number = $0.count - 1
      if case .halfAndThen(let error) = fault, number == at + 1 { return .error(error) }
      return number == at || isLasting && number > at ? fault : nil
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    switch next(.write) {
    case .error(let number): -Int(number)
    case .short(let count):
      disk.write(
        UnsafeRawBufferPointer(rebasing: bytes[..<min(count, bytes.count)]), to: descriptor)
    case .halfAndThen:
      disk.write(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]), to: descriptor)
    case nil: disk.write(bytes, to: descriptor)
    }
  }

  func syncData(of descriptor: Int32) -> Int {
    if case .error(let number) = next(.syncData) { return -Int(number) }
    return disk.syncData(of: descriptor)
  }

  func sync(_ descriptor: Int32) -> Int {
    if case .error(let number) = next(.sync) { return -Int(number) }
    return disk.sync(descriptor)
  }

  func truncate(_ descriptor: Int32, to length: Int) -> Int {
    if case .error(let number) = next(.truncate) { return -Int(number) }
    return disk.truncate(descriptor, to: length)
  }
}
