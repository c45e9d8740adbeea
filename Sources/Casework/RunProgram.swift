import Glibc

/// What ``runProgram(_:_:within:)`` gives for a program that had to be stopped, as timeout(1) does.
let ranTooLong: Int32 = 124

/// Runs a program with arguments, without a shell, and waits for it.
///
/// - Parameter seconds: How long it may take; then it is stopped.
/// - Returns: How it ended; 127 if it could not be started; ``ranTooLong`` if it was stopped.
func runProgram(_ path: String, _ arguments: [String], within seconds: Int = 20) -> Int32 {
  var child = pid_t()
  var pointers = ([path] + arguments).map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  guard posix_spawn(&child, path, nil, nil, &pointers, environ) == 0 else { return 127 }
  var status: Int32 = 0
  // Whoever seals waits for this, and what was sealed is safe already.
  for _ in 0..<(seconds * 20) {
    let ended = waitpid(child, &status, WNOHANG)
    if ended == child {
      return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    }
    if ended < 0, errno != EINTR { return 127 }
    usleep(50_000)
  }
  kill(child, SIGKILL)
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return ranTooLong
}
