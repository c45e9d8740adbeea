import CReadline
import Glibc

/// Keeps what was typed out of crash reports and core files: the runtime's backtrace prints the
/// memory it finds. To be called first thing.
package func protectMemoryFromCrashReports() {
  for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGQUIT] {
    Glibc.signal(signal, SIG_DFL)
  }
  // A closed pipe and a full disk are errors to be told, not a reason to die in mid-line.
  Glibc.signal(SIGPIPE, SIG_IGN)
  Glibc.signal(SIGXFSZ, SIG_IGN)
  waymark_no_dumps()
}

/// The version of GNU readline that is linked: `8.2`.
package var readlineVersion: String { String(cString: waymark_readline_version()) }
