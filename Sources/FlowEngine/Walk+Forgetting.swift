extension Walk {
  /// The same walk without the answers and actions that are not kept. Two walks that differ only
  /// in what nothing ahead of them speaks of become equal.
  ///
  /// - Parameters:
  ///   - answers: The questions whose answers stay.
  ///   - unsure: The questions of which it also stays whether the person did not know.
  ///   - given: The actions that stay noted as given.
  public func keeping(answers: Set<String>, unsure: Set<String>, given: Set<String>) -> Walk {
    var walk = Walk(setting: setting, known: [:])
    walk.place = place
    for question in order.filter(answers.contains).sorted() {
      walk.take(self.answers[question]!.bare(unsure: unsure.contains(question)), to: question)
    }
    walk.given = self.given.filter(given.contains).sorted()
    walk.entered = entered.sorted()
    walk.endings = endings
    walk.frames = frames
    walk.waiting = waiting
    return walk
  }
}

extension Answer {
  /// What the rules can tell of an answer: not how it was typed.
  fileprivate func bare(unsure: Bool) -> Answer {
    Answer(raw: "", values: values.sorted(), isUnsure: unsure && isUnsure)
  }
}
