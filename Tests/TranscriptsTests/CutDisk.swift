import Files
import Glibc
import Synchronization
import TestSupport
import Transcripts

/// A disk that stops at a chosen call, and knows what would be on it then.
///
/// Killing a program loses nothing that was written. Cutting the power loses what was not synced:
/// each block of 512 bytes of it may be there or not, the file may end anywhere after what was
/// synced, and a file whose folder was not synced may not be there at all.
final class CutDisk: Disk {
  struct File {
    var bytes: [UInt8] = []
    /// What a power cut leaves for certain.
    var synced: [UInt8] = []
    /// Whether the name is certain: the folder was synced after the file was made.
    var isNamed = false
  }

  private struct State {
    var files: [String: File] = [:]
    var calls = 0
  }

  private let state = Mutex(State())
  private let last: Int
  private let partial: Int?
  private let isLying: Bool

  /// - Parameters:
  ///   - last: How many calls work. The one after them does not happen, nor does any other.
  ///   - partial: If the call that does not happen is a write, so many bytes of it do.
  ///   - isLying: Whether syncs do nothing and say that they did.
  ///   - folder: Files that are there already.
  init(
    after last: Int, partial: Int? = nil, isLying: Bool = false,
    holding folder: [String: [UInt8]] = [:]
  ) {
    (self.last, self.partial, self.isLying) = (last, partial, isLying)
    for (path, bytes) in folder {
      state.withLock { $0.files[path] = File(bytes: bytes, synced: bytes, isNamed: true) }
    }
  }

  /// How many calls were made, also of those that did not happen.
  var calls: Int { state.withLock { $0.calls } }

  /// What is in the files if the program was killed.
  var afterKill: [String: [UInt8]] {
    state.withLock { state in state.files.mapValues(\.bytes) }
  }

  /// What is in the files if the power was cut.
  func afterPowerCut(_ dice: inout SeededDice) -> [String: [UInt8]] {
    state.withLock { state in
      var left = [String: [UInt8]]()
      for (path, file) in state.files.sorted(by: { $0.key < $1.key }) {
        guard file.isNamed || Bool.random(using: &dice) else { continue }
        left[path] = file.left(by: &dice)
      }
      return left
    }
  }

  /// Counts a call; gives whether it happens.
  private func happens() -> Bool {
    state.withLock {
      $0.calls += 1
      return $0.calls <= last
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
    let isWhole = happens()
    let count = isWhole ? bytes.count : calls == last + 1 ? min(partial ?? 0, bytes.count) : 0
    let path = path(of: descriptor)
    state.withLock { $0.files[path, default: File()].bytes += bytes[..<count] }
    // The file itself is written as well, so that what reads it finds it.
    _ = Glibc.write(descriptor, bytes.baseAddress, count)
    return isWhole ? count : -Int(EIO)
  }

  func syncData(of descriptor: Int32) -> Int {
    guard happens() else { return -Int(EIO) }
    let path = path(of: descriptor)
    state.withLock { state in
      guard !isLying, let bytes = state.files[path]?.bytes else { return }
      state.files[path]?.synced = bytes
    }
    return 0
  }

  func sync(_ descriptor: Int32) -> Int {
    guard happens() else { return -Int(EIO) }
    let folder = path(of: descriptor)
    state.withLock { state in
      for path in state.files.keys where path.hasPrefix(folder + "/") && !isLying {
        state.files[path]?.isNamed = true
      }
    }
    return 0
  }

  func truncate(_ descriptor: Int32, to length: Int) -> Int {
    guard happens() else { return -Int(EIO) }
    let path = path(of: descriptor)
    state.withLock { state in
      guard let file = state.files[path], length < file.bytes.count else { return }
      state.files[path]?.bytes.removeLast(file.bytes.count - length)
    }
    ftruncate(descriptor, off_t(length))
    return 0
  }

  private func path(of descriptor: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
    return String(
      decoding: buffer.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension CutDisk.File {
  /// One of the states in which a power cut may leave the file.
  fileprivate func left(by dice: inout SeededDice) -> [UInt8] {
    // Cutting a file shorter may not have reached the disk either: the longer one is the older.
    if bytes.count < synced.count { return Bool.random(using: &dice) ? bytes : synced }
    let end = Int.random(in: synced.count...bytes.count, using: &dice)
    var left = Array(bytes[..<end])
    var block = synced.count / 512 * 512
    while block < end {
      let place = max(block, synced.count)..<min(block + 512, end)
      if Bool.random(using: &dice) { for byte in place { left[byte] = 0 } }
      block += 512
    }
    return left
  }
}
