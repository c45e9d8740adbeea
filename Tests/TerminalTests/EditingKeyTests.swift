import CReadline
import Testing

/// What the keys can do, looked up in readline itself.
@MainActor
struct EditingKeyTests {
  /// What writing an answer needs, and nothing that changes one unseen or reads a file.
  static let wanted: Set<String> = [
    "abort", "accept-line", "backward-char", "backward-delete-char", "backward-kill-word",
    "backward-word", "beginning-of-line", "bracketed-paste-begin", "clear-screen", "complete",
    "delete-char", "end-of-line", "forward-char", "forward-word", "kill-line", "kill-word",
    "self-insert", "skip-csi-sequence", "undo", "unix-line-discard", "unix-word-rubout", "yank",
  ]

  private var names: [String] {
    var names = [String]()
    guard var name = rl_funmap_names() else { return [] }
    while let text = name.pointee {
      names.append(String(cString: text))
      name += 1
    }
    return names
  }

  @Test(arguments: ["emacs-standard", "emacs-meta", "emacs-ctlx", "vi-insert", "vi-move"])
  func `no key of any keymap does more than edit a line`(map: String) {
    rl_initialize()
    waymark_allow_editing_keys_only()
    #expect(names.count > 100)
    let keymap = rl_get_keymap_by_name(map)
    for name in names where !Self.wanted.contains(name) {
      let keys = rl_invoking_keyseqs_in_map(rl_named_function(name), keymap)
      #expect(keys == nil, "\(name) is on a key")
    }
  }

  @Test func `Enter, Tab, the arrows and a paste do what they should`() {
    rl_initialize()
    waymark_allow_editing_keys_only()
    for name in [
      "accept-line", "complete", "backward-char", "bracketed-paste-begin", "self-insert",
    ] {
      let map = rl_get_keymap_by_name("emacs-standard")
      #expect(rl_invoking_keyseqs_in_map(rl_named_function(name), map) != nil, "\(name)")
    }
  }
}
