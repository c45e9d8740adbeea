// What is typed is drawn without what could turn the line round or command the terminal.

#include <stdlib.h>
#include <string.h>

#include "creadline.h"

// How many bytes the sign that begins here has if it must not be drawn; 0 if it may. These are the
// controls of the second set, the marks and overrides of direction, and the ends of lines.
static int hidden(const unsigned char *text, int left) {
  if (left >= 2 && text[0] == 0xC2 && text[1] >= 0x80 && text[1] <= 0x9F) return 2;
  if (left >= 2 && text[0] == 0xD8 && text[1] == 0x9C) return 2;
  if (left < 3) return 0;
  if (text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF) return 3;
  if (text[0] != 0xE2) return 0;
  int second = text[1], third = text[2];
  if (second == 0x80 && (third == 0x8E || third == 0x8F)) return 3;
  if (second == 0x80 && third >= 0xA8 && third <= 0xAE) return 3;
  return second == 0x81 && third >= 0xA6 && third <= 0xA9 ? 3 : 0;
}

// The line as it is drawn: each such sign is another of as many bytes, so that every place in it stays
// the same. What was typed is not touched: whoever takes the line says what was left out. NULL if the
// line can be drawn as it is.
static char *drawable(const char *line, int length) {
  char *shown = NULL;
  for (int place = 0; place < length;) {
    int size = hidden((const unsigned char *)line + place, length - place);
    if (!size) {
      place++;
      continue;
    }
    if (!shown) {
      shown = malloc((size_t)length + 1);
      if (!shown) return NULL;
      memcpy(shown, line, (size_t)length);
      shown[length] = '\0';
    }
    memcpy(shown + place, size == 2 ? "\xC2\xBF" : "\xEF\xBF\xBD", (size_t)size);
    place += size;
  }
  return shown;
}

void waymark_draw_line(void) {
  char *typed = rl_line_buffer;
  char *shown = typed ? drawable(typed, rl_end) : NULL;
  if (shown) rl_line_buffer = shown;
  rl_redisplay();
  rl_line_buffer = typed;
  free(shown);
}
