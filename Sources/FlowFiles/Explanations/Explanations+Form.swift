import FlowModel

/// Files and keys that are not formed as they should be.
let formProblems = [
  Explanation(
    "not-yaml",
    "The file is not YAML: often a missing blank after a colon, or text with ': ' in it and no "
      + "quotes.",
    broken: "title: An image: test", mended: "title: An image"),
  Explanation(
    "bad-synonyms", "A line of phrases/synonyms.txt has no idea before its words.",
    broken: "phone phone mobile", mended: "phone: phone mobile"),
  Explanation(
    "synonym-twice", "A word of phrases/synonyms.txt stands for two ideas.",
    broken: "hanging: mobile", mended: "hanging: noose"),
  Explanation(
    "phrase-twice", "The same phrase leads to two incidents.",
    broken: "a nude is going round", mended: "somebody hurt her"),
  Explanation(
    "long-phrase",
    "A phrase has more than 300 characters: often a file whose lines were run together.",
    broken: longPhrase, mended: "somebody hurt her"),
  Explanation(
    "control-character",
    "A character that commands a terminal, hides text or turns it round stands in a text.",
    broken: "", mended: ""),
  Explanation(
    "cut-text",
    "A blank and '#' begin a remark, so that the rest of the text is not shown to anybody.",
    broken: "", mended: ""),
  Explanation(
    "unread-file",
    "A file that no reader looks at, because of its folder or the end of its name.",
    broken: "", mended: ""),
  Explanation(
    "not-text", "The file is not UTF-8 text, or may not be read.", broken: "", mended: ""),
  Explanation("no-flows", "The folder holds no flow files.", broken: "", mended: ""),
  Explanation(
    "too-large",
    "The file nests deeper than 32 levels or holds more than 60,000 values. Aliases can make a few "
      + "lines stand for millions.",
    broken: "", mended: ""),
  Explanation(
    "unknown-file", "The first key says what a file is, and this one says nothing.",
    broken: "incidnet: image", mended: "incident: image"),
  Explanation(
    "duplicate-key", "The same key stands twice, so that one of the two would be lost.",
    broken: "about: Test\nabout: Again", mended: "about: Test"),
  Explanation(
    "missing-key", "Something that must be said is not said.",
    broken: "told: {says: Told., tell: dsl}", mended: "told: {says: Told., tell: dsl, by: now}"),
  Explanation(
    "wrong-kind", "A list stands where text belongs, or the other way round.",
    broken: "first: {no: look}", mended: "first: [no-look]"),
  Explanation(
    "bad-condition",
    "A condition that cannot be read. They look like 'device is pupil and not danger is yes'.",
    broken: "when: whose is and", mended: "when: whose is pupil and"),
  Explanation(
    "bad-number", "A bound that is no whole number, or a least that is more than the most.",
    broken: "least: none", mended: "least: 0"),
  Explanation(
    "bad-pattern",
    "A pattern of danger.yaml that cannot be read. They look like 'not ...2 wake|woken'.",
    broken: "not (breathing", mended: "not (breathing)"),
  Explanation(
    "bad-date", "A date that is neither a month (2024-09) nor a day (2023-06-15).",
    broken: "review: September 2024", mended: "review: 2024-09"),
]

/// What can be read and makes no sense.
let meaningProblems = [
  Explanation(
    "no-ending",
    "An incident must end whatever is answered, with somebody to tell and a time limit.",
    broken: "- do: [no-look]\n#", mended: "- end: told\n#"),
  Explanation(
    "empty-step", "A step that does nothing.", broken: "- {}", mended: "- ask: whose"),
  Explanation(
    "empty-branch", "A condition under which nothing happens.",
    broken: "then: []", mended: "then: [{do: [no-look]}]"),
  Explanation(
    "options-on-text",
    "Only a choice has options: the other kinds take a day, a number, yes or no, or words.",
    broken: "kind: text, options: {a: A, b: B}", mended: "kind: text"),
  Explanation(
    "too-few-options", "A choice between fewer than two answers is none.",
    broken: "options: {pupil: A pupil's}, unsure: pupil",
    mended: "options: {pupil: A pupil's, staff: A colleague's}, unsure: pupil"),
  Explanation(
    "bad-unsure", "Not knowing must count as something that could be answered.",
    broken: "unsure: old", mended: "unsure: 5"),
  Explanation(
    "bad-comparison", "Numbers compare with numbers, days with days, times with times.",
    broken: "age below today", mended: "age below 13"),
  Explanation(
    "wrong-words", "A part that takes words is run with just those words.",
    broken: "with: {persn: chair}", mended: "with: {person: chair}"),
  Explanation(
    "command-word",
    "An answer called like a command could be taken for it, and the command for the answer.",
    broken: "quit: A colleague's", mended: "staff: A colleague's"),
  Explanation(
    "no-source", "Nothing is shown without a clause or guidance behind it.",
    broken: "no-look: {do-not: Look.}", mended: "no-look: {do-not: Look., because: [OAK-1]}"),
  Explanation(
    "unclear-action", "An action is one thing: do, do-not, know or gap.",
    broken: "{do-not: Look., do: Look.,", mended: "{do-not: Look.,"),
  Explanation(
    "unclear-rule", "A safety rule asks for one thing, so that it is clear which was broken.",
    broken: "given: no-look\n    told: dsl", mended: "given: no-look"),
  Explanation(
    "missing-role", "Every setting says who fills each role, so that nobody is sent to no one.",
    broken: "dsl: {title: the DSL}", mended: "dsl: {title: the DSL}\n  chair: {title: the chair}"),
  Explanation(
    "missing-word", "A text needs a word that a setting does not have.",
    broken: "words: {pupils: pupils}", mended: "words: {pupil: pupil}"),
  Explanation(
    "no-right-choice", "None of the choices that a rehearsal card offers is right.",
    broken: "", mended: ""),
  Explanation(
    "catch-all", "Exactly one incident takes whatever no other does.",
    broken: "about: Test\ncatch-all: no", mended: "about: Test\ncatch-all: yes"),
  Explanation(
    "part-in-circle", "A part that runs itself would never end.",
    broken: "- run: first-aid\n  #", mended: "- ask: whose\n  #"),
  Explanation(
    "fact-in-circle", "A fact that rests on itself says nothing.",
    broken: "mine: mine or whose is staff", mended: "mine: whose is staff"),
]

/// Fifty words, none of which means anything.
private let longPhrase = String(repeating: "and then ", count: 40) + "somebody hurt her"
