// Starts a program in a terminal of its own. Returns the master's descriptor, or -1.
#ifndef WAYMARK_CPSEUDOTERMINAL_H
#define WAYMARK_CPSEUDOTERMINAL_H

#include <sys/types.h>

int waymark_spawn_in_terminal(const char *program, char *const arguments[],
                              char *const environment[], unsigned short columns,
                              unsigned short rows, pid_t *process);

#endif
