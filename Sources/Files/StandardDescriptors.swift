import Glibc

/// Opens the descriptors 0 to 2 where they are closed, so that no file that is opened later becomes
/// standard error and takes in what is said there.
///
/// They are opened the wrong way round: whoever reads or writes them fails, as if they were closed.
package func holdStandardDescriptors() {
  for (number, mode) in [
    (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
  ]
  where fcntl(number, F_GETFD) < 0 && errno == EBADF {
    // The lowest number that is free, which is this one: those below are open by now.
    if open("/dev/null", mode) != number { abort() }
  }
}
