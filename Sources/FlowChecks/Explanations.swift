package import FlowModel

/// Every problem that walking the states can tell, explained.
package let walkingProblems = [
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
  Explanation(
    "dead-branch",
    "A condition that never holds, or always does, on every walk that comes by it: a line that "
      + "nobody meets, or a condition that says nothing.",
    broken: "- when: one is yes and one is no", mended: "- when: one is yes"),
  Explanation(
    "card-astray",
    "A rehearsal card does not walk as it says, or names a clause of another setting.",
    broken: "", mended: ""),
  Explanation(
    "untested-rule",
    "A safety rule speaks of walks that there are not, so that it holds whatever the flows say.",
    broken: "when: one is yes and one is no, given: act", mended: "when: one is yes, given: act"),
  Explanation(
    "nobody-to-tell",
    "On some walk the concern is about everybody whom the ending would send to. Nobody may be sent "
      + "to the person concerned, so nobody is left.",
    broken: "told: {says: Told., tell: chair, by: today}",
    mended: "told: {says: Told., tell: dsl, by: today}"),
  Explanation(
    "nothing-to-do", "A walk that ends without anything to do leaves a person alone with it.",
    broken: "- do: [always]", mended: "- do: [wait]"),
  Explanation(
    "contradiction", "One walk gives two actions that ask for opposite things.",
    broken: "- do: [rest, act, wait]", mended: "- do: [rest, act]"),
  Explanation(
    "tips-off",
    "Something sends a person to somebody whom the concern is about. Before the answer that says so, "
      + "that role is told only in a line that says whom to tell instead; after it, never.",
    broken: "rest: {do: Ask the chair of governors., guidance: national}",
    mended: "rest: {do: Rest., guidance: national}"),
  Explanation(
    "urgent-waits",
    "An answer leads to an incident that is due now, and a question or something that can wait "
      + "stands between them.",
    broken: "- ask: two\n      - also: more",
    mended: "- also: more\n      - ask: two"),
  Explanation(
    "milder-ending",
    "A walk sends somebody to a person now and ends with nobody to tell now, so the last thing read "
      + "takes back the urgent one.",
    broken: "wait: {do: Tell the DSL., guidance: national, by: now, tell: dsl}",
    mended: "wait: {do: Wait., guidance: national}"),
  Explanation(
    "milder-is-stricter",
    "The options stand from the worst to the mildest, and a milder one can end sooner than a worse "
      + "one. Whoever told the worse thing would be told to act later.",
    broken: "told-yes: {says: Told., tell: dsl, by: afterwards}",
    mended: "told-yes: {says: Told., tell: dsl, by: now}"),
  Explanation(
    "unsure-is-milder",
    "Not knowing must count as the cautious answer, and here it can end milder than another one.",
    broken: "kind: yes-no, unsure: no,", mended: "kind: yes-no, unsure: yes,"),
  Explanation(
    "no-unsure",
    "A person who does not know must be able to say so. Write 'unsure: never' where everybody knows.",
    broken: "two: {ask: Two?, kind: yes-no}",
    mended: "two: {ask: Two?, kind: yes-no, unsure: never}"
  ),
  Explanation(
    "long-sentence", "A sentence of more than 15 words is not read under stress.",
    broken: "know: Think of this and of that and of the other one and then of it all again.",
    mended: "know: Think."),
  Explanation(
    "long-opening", "More than seven lines before the first question are not read.",
    broken: "first: [stop, always, stop, stop, stop, stop, stop, stop]",
    mended: "first: [stop, always]"),
  Explanation(
    "hard-to-read",
    "Long words and long sentences: the texts of a file must be easy for a twelve-year-old, because "
      + "nobody reads well under stress.",
    broken: "know: Immediately communicate organisational responsibilities appropriately. "
      + "Comprehensively documenting extraordinarily distressing circumstances necessitates "
      + "considerable professionalism. Subsequently reconsider international interdisciplinary "
      + "recommendations notwithstanding.",
    mended: "know: Think."),
  Explanation(
    "over-budget",
    "Before NEXT nobody takes in more than a few questions and lines. The longest walk is printed "
      + "with it. So many do-nots or things to do on the first screen are too many too.",
    broken: "first: [hold, call, hold, hold, hold, hold, hold]", mended: "first: [hold, call]"),
  Explanation(
    "nothing-next",
    "A walk ends with 'end: next', and nothing was told that can be next: an act with 'by:' for "
      + "whoever is talking, without an \"if\".",
    broken: "send: {do: Tell the DSL., guidance: national}",
    mended: "send: {do: Tell the DSL., guidance: national, by: now, tell: dsl}"),
  Explanation(
    "told-to-tell-oneself",
    "A walk of a lead ends with telling the lead, or one of a head with telling the head.",
    broken: "decide: {do: Decide., guidance: national, by: now}",
    mended: "decide: {do: Decide., guidance: national, by: now, for: lead}"),
  Explanation(
    "names-a-clause",
    "An incident with 'end: next' is for any school. What a school's policy asks is told there with "
      + "'tells: TOPIC', so that the next school needs no change to it.",
    broken: "pause: {know: Pause., because: [OAK-3]}",
    mended: "pause: {know: Pause., guidance: national}"),
  Explanation(
    "names-a-school",
    "An incident with 'end: next' is for any school, and has steps for single ones.",
    broken: "- when: setting is oak\n    then:\n      - do: [pause]", mended: "- do: [pause]"),
  Explanation(
    "unmarked-condition",
    "Words with an \"if\" are told whatever is known. Say with 'while-unknown' which question "
      + "settles it, or with 'conditional' that none does.",
    broken: "call: {do: Call if hurt., guidance: national}",
    mended: "call: {do: Call if hurt., guidance: national, while-unknown: hurt}"),
  Explanation(
    "hurtful-word", "Words that blame, or that say all is well, do harm.",
    broken: "know: Do not worry.", mended: "know: Think."),
]
