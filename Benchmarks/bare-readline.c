// The least a program with readline can do: show a prompt.
#include <stdio.h>

#include <readline/readline.h>

int main(void) {
  char *line = readline("answer> ");
  return line == NULL;
}
