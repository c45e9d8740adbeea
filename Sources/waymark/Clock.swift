import FlowModel
import Glibc

/// The clock of this machine.
enum Clock {
  /// Now, shown at the offset that this place has now.
  static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var local = tm()
    var seconds = time.tv_sec
    localtime_r(&seconds, &local)
    // No clock on Earth is a day from UTC, and a record that says so could not be read again.
    return Moment(
      milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000,
      offset: max(-1_439, min(1_439, local.tm_gmtoff / 60)))
  }
}
