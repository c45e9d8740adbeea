#include "creadline.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static volatile sig_atomic_t stopped;

static void on_interrupt(int signal) { (void)signal; interrupted = 1; }
static void on_stop(int signal) { (void)signal; stopped = 1; }

static char **complete(const char *text, int start, int end);
static char *(*generator)(const char *text, int state);

// readline reads LC_ALL itself, so a locale that is not UTF-8 must be mended in the environment.
static void use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  unsetenv("LC_ALL");
  setenv("LC_CTYPE", "C.UTF-8", 1);
  setlocale(LC_CTYPE, "C.UTF-8");
}

static void catch(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = 0;  // No SA_RESTART: poll must return at once.
  sigaction(number, &action, NULL);
}

int waymark_terminal_obeys(void) {
  const char *term = getenv("TERM");
  if (!term || !*term || strcmp(term, "dumb") == 0) return 0;
  // A terminal that nothing is known of has no way to clear its screen either.
  rl_reset_terminal(NULL);
  return rl_get_termcap("cl") != NULL;
}

// A stream of readline's own. What it draws is cut off when Ctrl-C comes while it is being written;
// on standard output that would count for ever as output that was lost.
static FILE *drawn_on(int descriptor) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  FILE *stream = copy < 0 ? NULL : fdopen(copy, "w");
  return stream ? stream : stdout;
}

void waymark_readline_begin(int out_to_stderr, int plain) {
  use_utf8();
  // An init file can bind a key to a macro and so change an answer on its way in.
  setenv("INPUTRC", "/dev/null", 1);
  rl_readline_name = "waymark";
  rl_outstream = out_to_stderr ? stderr : drawn_on(STDOUT_FILENO);
  // Lines are edited without moving the cursor but by backspace and the line's start.
  if (plain) rl_terminal_name = "dumb";
  rl_initialize();
  rl_variable_bind("echo-control-characters", "off");
  rl_variable_bind("enable-bracketed-paste", plain ? "off" : "on");
  rl_variable_bind("bell-style", "none");
  rl_variable_bind("show-all-if-ambiguous", "on");
  rl_catch_signals = 1;
  rl_catch_sigwinch = 1;
  rl_persistent_signal_handlers = 1;
  rl_change_environment = 0;
  rl_redisplay_function = waymark_draw_line;
  rl_attempted_completion_function = complete;
  rl_completer_word_break_characters = "";
  rl_basic_word_break_characters = "";
  rl_completion_append_character = '\0';
  waymark_allow_editing_keys_only();
  using_history();
  stifle_history(0);
  catch(SIGINT, on_interrupt);
  catch(SIGTERM, on_stop);
  catch(SIGHUP, on_stop);
}

static char **complete(const char *text, int start, int end) {
  (void)start;
  (void)end;
  rl_attempted_completion_over = 1;  // Never file names.
  return generator ? rl_completion_matches(text, generator) : NULL;
}

void waymark_readline_complete(char *(*generate)(const char *text, int state)) {
  generator = generate;
}

void waymark_readline_prompt(const char *prompt, void (*done)(char *line)) {
  fflush(stdout);
  rl_callback_handler_install(prompt, done);
}

void waymark_readline_feed(void) { rl_callback_read_char(); }

void waymark_readline_end(void) { rl_callback_handler_remove(); }

int waymark_readline_cancel(void) {
  int had_text = rl_end > 0;
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_callback_handler_remove();
  return had_text;
}

void waymark_readline_signals(void) {
  int stop = rl_pending_signal() == SIGTSTP;
  if (rl_pending_signal() == SIGINT) {
    // Before readline puts the cursor back to the start of the line.
    fputs("^C", rl_outstream);
    rl_crlf();
    fflush(rl_outstream);
  }
  rl_check_signals();
  if (stop) rl_forced_update_display();
}

int waymark_take_interrupt(void) {
  int was = interrupted;
  interrupted = 0;
  return was;
}

int waymark_stop_asked(void) { return stopped; }

void waymark_no_dumps(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

const char *waymark_readline_version(void) { return rl_library_version; }
