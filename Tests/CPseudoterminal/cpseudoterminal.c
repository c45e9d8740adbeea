#define _GNU_SOURCE
#include "cpseudoterminal.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <unistd.h>

// In C because nothing but exec may run between fork and exec.
int waymark_spawn_in_terminal(const char *program, char *const arguments[],
                              char *const environment[], unsigned short columns,
                              unsigned short rows, pid_t *process) {
  struct winsize size = {rows, columns, 0, 0};
  int master = -1;
  *process = forkpty(&master, NULL, NULL, &size);
  if (*process == 0) {
    // The thread that runs a test may have every signal blocked, and that is inherited.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(program, arguments, environment);
    _exit(127);
  }
  if (master >= 0) fcntl(master, F_SETFD, FD_CLOEXEC);
  return *process < 0 ? -1 : master;
}
