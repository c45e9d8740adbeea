import FlowModel

/// What is asked otherwise in a later version, whatever comes of it.
enum QuestionChanges {
  static func causes(from old: Library, to new: Library) -> [Cause] {
    let ids = Set(old.questions.keys).union(new.questions.keys).sorted()
    return ids.flatMap { id -> [Cause] in
      switch (old.questions[id], new.questions[id]) {
      case (let was?, let now?): changes(was, now)
      case (let was?, nil): [Cause(.other, "the question '\(id)' is gone", was: was.ask)]
      case (nil, let now?): [Cause(.other, "the question '\(id)' is new", now: now.ask)]
      case (nil, nil): []
      }
    }
  }

  private static func changes(_ was: Question, _ now: Question) -> [Cause] {
    let name = "the question '\(now.id)'"
    var causes = [Cause]()
    if was.ask != now.ask {
      causes.append(Cause(.other, "\(name) is put otherwise", was: was.ask, now: now.ask))
    }
    if was.kind != now.kind {
      causes.append(
        Cause(
          .other, "\(name) takes another kind of answer", was: was.kind.rawValue,
          now: now.kind.rawValue))
    }
    for option in was.options {
      guard let kept = now.option(option.id) else {
        causes.append(
          Cause(.other, "\(name) no longer offers '\(option.id)'", was: option.label))
        continue
      }
      if kept.label != option.label {
        causes.append(
          Cause(
            .other, "\(name) words '\(option.id)' otherwise", was: option.label, now: kept.label))
      }
    }
    for option in now.options where was.option(option.id) == nil {
      causes.append(Cause(.other, "\(name) now offers '\(option.id)'", now: option.label))
    }
    if was.unsure.isEmpty != now.unsure.isEmpty {
      causes.append(
        Cause(
          now.unsure.isEmpty ? .weaker : .other,
          now.unsure.isEmpty
            ? "\(name) no longer takes \"I don't know\"" : "\(name) now takes \"I don't know\""))
    }
    return causes
  }
}
