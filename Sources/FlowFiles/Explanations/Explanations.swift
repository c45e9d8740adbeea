package import FlowModel

/// Every problem that reading flow files can tell, explained.
package let readingProblems: [Explanation] =
  nameProblems + formProblems + meaningProblems + topicProblems

/// Names that lead nowhere, or to two places.
let nameProblems = [
  Explanation(
    "unknown-question", "An 'ask' or a condition names a question that no file defines.",
    broken: "- ask: whoes", mended: "- ask: whose"),
  Explanation(
    "unknown-action", "A 'do', a 'first' or a safety rule names an action that no file defines.",
    broken: "first: [no-loko]", mended: "first: [no-look]"),
  Explanation(
    "unknown-part", "A 'run' names a part that no file defines. Incidents are entered with 'go'.",
    broken: "- run: frist-aid", mended: "- run: first-aid"),
  Explanation(
    "unknown-incident",
    "A 'go', an 'also' or a safety rule names an incident that no file defines.",
    broken: "- also: imgae", mended: "- also: image"),
  Explanation(
    "unknown-flow", "An amendment adds steps to a flow that no file defines.",
    broken: "- to: imgae", mended: "- to: image"),
  Explanation(
    "unknown-ending", "An 'end' names an ending that no file defines.",
    broken: "- end: tolled", mended: "- end: told"),
  Explanation(
    "unknown-option", "A condition or 'unsure' names an answer that the question does not offer.",
    broken: "when: whose is pupils", mended: "when: whose is pupil"),
  Explanation(
    "unknown-fact", "A name alone in a condition is neither a fact of a flow nor of any setting.",
    broken: "and has-image-rules", mended: "and has-image-rule"),
  Explanation(
    "unknown-clause",
    "'because' names a clause that no policy has. Nothing is shown without its clause.",
    broken: "because: [OAK-9]", mended: "because: [OAK-1]"),
  Explanation(
    "unknown-guidance", "'guidance' names a source that flows/guidance does not list.",
    broken: "guidance: [nationl]", mended: "guidance: [national]"),
  Explanation(
    "unknown-role", "'tell', 'who' or 'concerns' names a role that some setting does not have.",
    broken: "tell: dls", mended: "tell: dsl"),
  Explanation(
    "unknown-list", "A pattern of danger.yaml names a list of words that is not there.",
    broken: "<pupl> is bleeding", mended: "<pupil> is bleeding"),
  Explanation(
    "unknown-policy", "A setting lists a policy that flows/policies does not have.",
    broken: "policies: [OKA]", mended: "policies: [OAK]"),
  Explanation(
    "unknown-key",
    "A key that has no meaning here: often a slip, and then a line that is not read.",
    broken: "abuot: Test", mended: "about: Test"),
  Explanation(
    "unknown-word",
    "A word in braces is no word or role of every setting, or a value is not one of the few that "
      + "may stand there.",
    broken: "Whose {puppil}?", mended: "Whose {pupil}?"),
  Explanation(
    "duplicate-id",
    "A name is defined twice. Names are shared by all files, and by questions, facts and actions, "
      + "because conditions and rules speak of all of them by name alone.",
    broken: "told: {says: Told., tell: dsl, by: now}\n  first-aid-told",
    mended: "told: {says: Told., tell: dsl, by: now}\n  first-told"),
  Explanation(
    "reserved-name",
    "The name means something in conditions or texts already: a number, a day, a word such as 'not' "
      + "or 'today', a role beside a word.",
    broken: "today: age below 13", mended: "young: age below 13"),
  Explanation(
    "bad-name", "Names are letters, digits and hyphens, so that conditions can speak of them.",
    broken: "first told:", mended: "first-told:"),
]
