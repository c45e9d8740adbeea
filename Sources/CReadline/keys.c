// The keys that edit a line, and no others.

#include "creadline.h"

// What writing an answer needs. Whatever else readline can do is taken off every key: vi keys,
// macros, histories, repeat counts and the like change an answer unseen, read files, or leave
// somebody who pressed Esc to get out with a keyboard that does not type.
static const char *const allowed[] = {
    "abort",             "accept-line",       "backward-char",      "backward-delete-char",
    "backward-kill-word", "backward-word",     "beginning-of-line",  "bracketed-paste-begin",
    "clear-screen",      "complete",          "delete-char",        "end-of-line",
    "forward-char",      "forward-word",      "kill-line",          "kill-word",
    "self-insert",       "skip-csi-sequence", "undo",               "unix-line-discard",
    "unix-word-rubout",  "yank",
};

static int nothing(int count, int key) {
  (void)count;
  (void)key;
  return 0;
}

// Esc O begins the arrow keys of some terminals; here somebody pressed Esc and then typed a word
// that begins with O.
static int insert_after_o(int count, int key) {
  (void)count;
  const char text[] = {'O', (char)key, '\0'};
  rl_insert_text(text);
  return 0;
}

static int is_allowed(rl_command_func_t *function) {
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
    if (function == rl_named_function(allowed[i])) return 1;
  }
  return function == nothing || function == insert_after_o;
}

static void strip(Keymap map, int depth) {
  for (int key = 0; key < KEYMAP_SIZE; key++) {
    KEYMAP_ENTRY *entry = &map[key];
    if (!entry->function) continue;
    if (entry->type == ISKMAP) {
      if (depth < 8) strip((Keymap)entry->function, depth + 1);
    } else if (entry->type == ISMACR || !is_allowed(entry->function)) {
      entry->type = ISFUNC;
      entry->function = key == ANYOTHERKEY ? NULL : nothing;
    }
  }
}

static void put(Keymap map, int key, rl_command_func_t *function) {
  map[key].type = ISFUNC;
  map[key].function = function;
}

// Esc and then a word types the word: no letter is lost or taken for an order.
static void type_after_escape(Keymap meta) {
  for (int key = ' '; key < ANYOTHERKEY; key++) {
    if (meta[key].type == ISFUNC) meta[key].function = rl_insert;
  }
  put(meta, RUBOUT, rl_rubout);
  put(meta, CTRL('H'), rl_rubout);
  put(meta, ESC, nothing);
  if (meta['O'].type != ISKMAP) return;
  Keymap arrows = (Keymap)meta['O'].function;
  for (int key = ' '; key < RUBOUT; key++) {
    // The arrows, Home and End, F1 to F4, and Enter of the number pad are keys and not words.
    int is_key = (key >= 'A' && key <= 'H') || (key >= 'P' && key <= 'S') || key == 'M';
    if (!is_key && arrows[key].type == ISFUNC) arrows[key].function = insert_after_o;
  }
}

void waymark_allow_editing_keys_only(void) {
  static const char *const maps[] = {"emacs-standard", "emacs-meta", "emacs-ctlx", "vi-insert",
                                     "vi-move"};
  // Otherwise each prompt would bind the terminal's own key for quoting again.
  rl_variable_bind("bind-tty-special-chars", "off");
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
    strip(rl_get_keymap_by_name(maps[i]), 0);
  }
  type_after_escape(rl_get_keymap_by_name("emacs-meta"));
  // A key that means nothing here types nothing: without this, F5 types a tilde.
  rl_bind_keyseq_in_map("\\e[", rl_skip_csi_sequence, rl_get_keymap_by_name("emacs-standard"));
}
