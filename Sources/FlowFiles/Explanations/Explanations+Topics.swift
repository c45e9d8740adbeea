import FlowModel

/// Topics, and what policies answer to them.
let topicProblems = [
  Explanation(
    "unknown-topic", "A topic or a clause names a topic that no file of topics/ defines.",
    broken: "nude-reprot: {to", mended: "nude-report: {to"),
  Explanation(
    "unknown-gap", "A sentence has a gap that is not declared below 'slots'.",
    broken: "slots: {too: roles}", mended: "slots: {to: roles}"),
  Explanation(
    "unused-gap", "Something is declared below 'slots' and stands in no sentence.",
    broken: "slots: {limit: text, place: place}", mended: "slots: {limit: text}"),
  Explanation(
    "unknown-answer", "A clause gives an answer that its topic does not have.",
    broken: "is: bannd", mended: "is: banned"),
  Explanation(
    "several-answers", "A clause gives two answers of a choice at once, which exclude each other.",
    broken: "is: [banned, allowed]", mended: "is: banned"),
  Explanation(
    "unknown-matter", "A clause's answer is about a matter that its topic does not have.",
    broken: "about: phone,", mended: "about: phones,"),
  Explanation(
    "empty-gap",
    "The sentence of an answer has nothing to put into a gap, so that it could not be told.",
    broken: "strength: must}}}", mended: "to: [dsl], strength: must}}}"),
  Explanation(
    "bad-sentence", "A brace or a bracket of a sentence is not closed.",
    broken: "Tell {to.", mended: "Tell {to}."),
  Explanation(
    "no-sentence",
    "A topic has no sentence in which it could be answered, or a choice has only one.",
    broken: "silent: Tell {to}.", mended: "says: Tell {to}."),
  Explanation(
    "no-answer",
    "A clause is left out of a file of answers. Its policy could be told to be silent where it speaks.",
    broken: "", mended: ""),
]
