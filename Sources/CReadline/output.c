// Whether everything that was printed went out.

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "creadline.h"

// Stays once it is set: a stream forgets its errors when it is closed.
static int lost;

int waymark_flush_output(void) {
  if (fflush(stdout) != 0 || ferror(stdout)) lost = 1;
  return lost;
}

int waymark_output_is_unread(void) {
  struct pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}
