import Glibc

/// Says something on standard error if the program crashes, and then lets it: whoever waits for an
/// instruction must not be left with a bare prompt.
///
/// To be called after ``protectMemoryFromCrashReports()``.
package func sayInCrashes() {
  // A stack of its own: the other one may have run out.
  let size = 64 << 10
  var stack = stack_t()
  stack.ss_sp = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  stack.ss_size = size
  guard stack.ss_sp != MAP_FAILED, sigaltstack(&stack, nil) == 0 else { return }
  var action = sigaction()
  action.sa_flags = CInt(bitPattern: UInt32(SA_RESETHAND)) | SA_ONSTACK
  action.__sigaction_handler.sa_handler = { signal in
    // Nothing here may ask for memory.
    let words: StaticString = """

      WAYMARK HAS FAILED. In danger? Call 999. Tell your safeguarding lead now.
      What was saved is kept. To go on with it: waymark resume

      """
    _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    raise(signal)
  }
  for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE] {
    sigaction(signal, &action, nil)
  }
}
