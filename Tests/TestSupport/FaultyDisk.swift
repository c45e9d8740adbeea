import Files
package import Glibc
import Synchronization

/// A disk on which one chosen call goes wrong, once or from then on.
package final class FaultyDisk: Disk {
  package enum Fault: Sendable {
    /// The call fails with this error number.
    case error(Int32)
    /// A write takes only this many bytes.
    case short(Int)
    /// A write takes half of its bytes, and the next call fails with this error number.
    case halfAndThen(Int32)
  }

  package enum Call: Sendable, CaseIterable {
    case write, syncData, sync, truncate, open, makeFolder, link, rename, unlink, lock
  }

  private let disk = PosixDisk()
  private let fault: Fault
  private let at: Int
  private let isLasting: Bool
  private let counted: Set<Call>
  private let log = Mutex<[Call]>([])

  /// - Parameters:
  ///   - at: Which call goes wrong, from 0.
  ///   - counted: The calls that are counted and may go wrong; the others work. If not said, those
  ///     that bring bytes to the disk.
  package init(
    _ fault: Fault, at: Int, isLasting: Bool = false,
    counting counted: Set<Call> = [.write, .syncData, .sync, .truncate]
  ) {
    self.fault = fault
    self.at = at
    self.isLasting = isLasting
    self.counted = counted
  }

  package var calls: [Call] { log.withLock { $0 } }

  /// Notes a call; the fault, if it is this one's turn.
  private func next(_ call: Call) -> Fault? {
    guard counted.contains(call) else { return nil }
    return log.withLock {
      $0.append(call)
      let number = $0.count - 1
      if case .halfAndThen(let error) = fault, number == at + 1 { return .error(error) }
      return number == at || isLasting && number > at ? fault : nil
    }
  }

  package func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
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

  package func syncData(of descriptor: Int32) -> Int {
    if case .error(let number) = next(.syncData) { return -Int(number) }
    return disk.syncData(of: descriptor)
  }

  package func sync(_ descriptor: Int32) -> Int {
    if case .error(let number) = next(.sync) { return -Int(number) }
    return disk.sync(descriptor)
  }

  package func truncate(_ descriptor: Int32, to length: Int) -> Int {
    if case .error(let number) = next(.truncate) { return -Int(number) }
    return disk.truncate(descriptor, to: length)
  }

  /// The error number, negative, if it is this call's turn to fail.
  private func failure(of call: Call) -> Int? {
    if case .error(let number) = next(call) { -Int(number) } else { nil }
  }

  package func open(_ path: String, _ flags: Int32, mode: mode_t, in folder: Int32) -> Int {
    failure(of: .open) ?? disk.open(path, flags, mode: mode, in: folder)
  }

  package func makeFolder(_ path: String) -> Int {
    failure(of: .makeFolder) ?? disk.makeFolder(path)
  }

  package func link(_ path: String, to name: String) -> Int {
    failure(of: .link) ?? disk.link(path, to: name)
  }

  package func rename(_ path: String, to name: String) -> Int {
    failure(of: .rename) ?? disk.rename(path, to: name)
  }

  package func unlink(_ path: String) -> Int { failure(of: .unlink) ?? disk.unlink(path) }

  package func lock(_ descriptor: Int32, _ operation: Int32) -> Int {
    failure(of: .lock) ?? disk.lock(descriptor, operation)
  }
}
