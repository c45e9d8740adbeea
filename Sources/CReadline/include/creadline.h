// GNU readline for Swift: what Swift 6 cannot touch itself, because readline keeps its state in
// mutable globals, is done here.
#ifndef WAYMARK_CREADLINE_H
#define WAYMARK_CREADLINE_H

#include <stdio.h>

#include <readline/readline.h>
#include <readline/history.h>

// Prepares readline: no init file, UTF-8, the signals it must pass on, no file-name completion.
// `out_to_stderr`: whether prompts go to standard error because standard output is not a terminal.
// `plain`: whether no escape code may be sent.
void waymark_readline_begin(int out_to_stderr, int plain);

// Whether escape codes do something on the terminal that TERM names: it is known, and not dumb.
int waymark_terminal_obeys(void);

// Takes everything off all keys of all keymaps but what edits a line.
void waymark_allow_editing_keys_only(void);

// Draws the line that is being typed, with a sign in the place of what a terminal would obey.
void waymark_draw_line(void);

// Shows a prompt and begins to read a line. `done` gets the line, which it must free, or NULL.
void waymark_readline_prompt(const char *prompt, void (*done)(char *line));

// Takes whatever was typed so far. Call it when standard input can be read.
void waymark_readline_feed(void);

// Ends reading: the terminal is as it was found.
void waymark_readline_end(void);

// Throws the typed text away and ends reading. Returns whether there was any.
int waymark_readline_cancel(void);

// Lets readline act on the signals that came in: window size, stop and continue.
void waymark_readline_signals(void);

// Whether Ctrl-C was pressed since this was last called.
int waymark_take_interrupt(void);

// Whether the program was asked to stop. It stays so: no reader may overlook it.
int waymark_stop_asked(void);

// Sets what Tab completes: `generate(text, state)` returns a malloc'ed string or NULL.
void waymark_readline_complete(char *(*generate)(const char *text, int state));

// The version of GNU readline that is linked: "8.2".
const char *waymark_readline_version(void);

// Writes out what was printed. Returns whether any of it, now or before, could not be written.
int waymark_flush_output(void);

// Whether standard output is a pipe, and whoever was to read from it has gone.
int waymark_output_is_unread(void);

// Keeps crash reports and core files from holding what was typed.
void waymark_no_dumps(void);

#endif
