import Glibc

/// What ``runProgram(_:_:within:)`` gives for a program that had to be stopped, as timeout(1) does.
let ranTooLong: Int32 = 124

/// Runs a program with arguments and waits for it: without a shell, so that a name is never read as
/// a command.
///
/// - Parameter seconds: How long it may take; then it is stopped.
/// - Returns: How it ended; 127 if it could not be started; ``ranTooLong`` if it was stopped.
func runProgram(_ path: String, _ arguments: [String], within seconds: Int) -> Int32 {
  var child = pid_t()
  var pointers = ([path] + arguments).map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  guard posix_spawn(&child, path, nil, nil, &pointers, environ) == 0 else { return 127 }
  var status: Int32 = 0
  for _ in 0..<(seconds * 100) {
    let ended = waitpid(child, &status, WNOHANG)
    if ended == child {
      return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    }
    if ended < 0, errno != EINTR { return 127 }
    usleep(10_000)
  }
  kill(child, SIGKILL)
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return ranTooLong
}
