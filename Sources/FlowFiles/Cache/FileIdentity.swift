import Files
import Glibc

/// What tells one state of the files of some folders from every other without reading them: of
/// each its name, size, device and inode, and the times of the last change to content and to
/// inode, to the nanosecond. The inode's time cannot be set back by whoever changes a file.
///
/// It is worked out at every start, so it makes no strings and sorts nothing: what is known of
/// each file is hashed, and the hashes are added up.
struct FileIdentity {
  private var sums = SIMD2<UInt64>.zero
  private var count = 0
  private var latest = 0

  /// Two sums of hashes and the number of files.
  var key: String { "\(sums.x)-\(sums.y)-\(count)" }

  /// Whether the files have been left alone long enough for their times to tell: a second change
  /// within one tick of the clock would not show.
  var isSettled: Bool { latest + 2 <= time(nil) }

  /// - Parameters:
  ///   - subfolders: Folders under `folder`; an empty name stands for the folder itself.
  ///   - ending: Only files whose name ends so count.
  mutating func add(_ subfolders: [String], of folder: String, ending: StaticString) {
    for subfolder in subfolders {
      let path = subfolder.isEmpty ? folder : "\(folder)/\(subfolder)"
      try? Folders.visit(path) { name, _, descriptor in
        add(name, in: descriptor, on: subfolder, ending)
      }
    }
  }

  private mutating func add(
    _ name: UnsafePointer<CChar>, in folder: CInt, on subfolder: String, _ ending: StaticString
  ) {
    let length = strlen(name)
    let rest = length - ending.utf8CodeUnitCount
    var status = stat()
    guard rest > 0, name[0] != CChar(bitPattern: UInt8(ascii: ".")),
      memcmp(name + rest, ending.utf8Start, length - rest) == 0,
      fstatat(folder, name, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG
    else { return }
    var hash = DoubleHash()
    for byte in subfolder.utf8 { hash.add(UInt64(byte)) }
    for place in 0..<length { hash.add(UInt64(UInt8(bitPattern: name[place]))) }
    let (content, inode) = (status.st_mtim, status.st_ctim)
    for number in [
      Int(status.st_size), Int(status.st_ino), Int(status.st_dev), content.tv_sec,
      content.tv_nsec, inode.tv_sec, inode.tv_nsec,
    ] {
      hash.add(UInt64(truncatingIfNeeded: number))
    }
    sums = sums &+ hash.value
    count += 1
    latest = max(latest, content.tv_sec, inode.tv_sec)
  }
}

/// Two hashes at once, so that two states that meet in one do not meet in both.
private struct DoubleHash {
  private(set) var value = SIMD2<UInt64>(0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)

  mutating func add(_ number: UInt64) {
    value =
      (value ^ SIMD2(repeating: number)) &* SIMD2(0x0000_0100_0000_01B3, 0xD6E8_FEB8_6659_FD93)
    value ^= value &>> SIMD2(repeating: 29)
  }
}
