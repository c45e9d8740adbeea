// Times programs from their start to their first prompt, in a terminal of their own, in turns.
//
//   first-prompt ROUNDS PROMPT PROGRAM... [-- PROGRAM...]
//
// Prints the median of each, in milliseconds, and the ratio of the second to the first.
#define _GNU_SOURCE
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double start_to_prompt(char **arguments, const char *prompt) {
  int master;
  struct winsize size = {40, 80, 0, 0};
  double begun = now();
  pid_t process = forkpty(&master, NULL, NULL, &size);
  if (process == 0) {
    execv(arguments[0], arguments);
    _exit(127);
  }
  static char shown[1 << 16];
  size_t length = 0;
  double taken = -1;
  while (length < sizeof shown - 1) {
    ssize_t count = read(master, shown + length, sizeof shown - 1 - length);
    if (count <= 0) break;
    length += count;
    shown[length] = 0;
    if (strstr(shown, prompt)) {
      taken = now() - begun;
      break;
    }
  }
  kill(process, SIGKILL);
  waitpid(process, NULL, 0);
  close(master);
  if (taken < 0) {
    fprintf(stderr, "%s did not prompt:\n%s\n", arguments[0], shown);
    exit(1);
  }
  return taken;
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

int main(int count, char **words) {
  if (count < 4) return 64;
  int rounds = atoi(words[1]);
  char **programs[2] = {words + 3, NULL};
  for (int word = 3; word < count; word++) {
    if (strcmp(words[word], "--") == 0) {
      words[word] = NULL;
      programs[1] = words + word + 1;
    }
  }
  double *times[2] = {calloc(rounds, sizeof(double)), calloc(rounds, sizeof(double))};
  for (int round = -3; round < rounds; round++) {
    for (int program = 0; program < 2 && programs[program]; program++) {
      double taken = start_to_prompt(programs[program], words[2]);
      if (round >= 0) times[program][round] = taken;
    }
  }
  double medians[2] = {0, 0};
  for (int program = 0; program < 2 && programs[program]; program++) {
    qsort(times[program], rounds, sizeof(double), ascending);
    medians[program] = times[program][rounds / 2];
    printf("%-40s %6.2f ms (median of %d)\n", programs[program][0], medians[program], rounds);
  }
  if (programs[1]) printf("ratio %.2f\n", medians[1] / medians[0]);
  return 0;
}
