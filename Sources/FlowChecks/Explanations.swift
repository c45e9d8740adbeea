public import FlowModel

/// Every problem that walking the states can tell, explained.
public let walkingProblems = [
  Explanation(
    "unreachable-question",
    "No answers lead to the question, in any setting. It may hang on a condition that cannot hold.",
    broken: "- when: one is yes and one is no", mended: "- when: one is yes"),
  Explanation(
    "unreachable-action",
    "No answers lead to the action in any setting, or nothing stands behind it anywhere.",
    broken: "- when: one is yes and one is no", mended: "- when: one is yes"),
  Explanation(
    "unreachable-ending", "No answers lead to the ending in any setting.",
    broken: "- when: one is yes and one is no", mended: "- when: one is yes"),
  Explanation(
    "broken-rule",
    "Some walk breaks a safety rule. The shortest conversation that does is printed with it.",
    broken: "- do: [rest]", mended: "- do: [rest, act]"),
]
