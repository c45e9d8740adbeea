import Bytes
import FlowEngine
import FlowModel

/// Everything that a walk tells, in a few letters. When somebody has read what a scenario tells,
/// the seal keeps it: whatever changes afterwards is noticed and must be read again.
enum Approval {
  static func seal(of walk: Walk, _ engine: Engine) -> String {
    // An answer is read back, and not knowing as what it counts as.
    var lines = walk.order.map { "\($0)=\(walk.answers[$0]?.values ?? [])" }
    for id in engine.duties(in: walk) {
      let advice = engine.advice(id, in: walk)
      lines.append(
        "\(id)|\(advice.kind)|\(advice.basis)|\(advice.strength.word)|"
          + "\([advice.text, advice.insteadWords ?? ""].joined(separator: " "))|\(advice.who)|"
          + "\(advice.audience.rawValue)|\(advice.saysIf)|\(advice.tell)|\(advice.by?.rawValue ?? "")|\(advice.record ?? "")|"
          + "\(advice.clauses.map(\.id))|\(advice.guidance.map(\.id))")
    }
    for id in walk.endings {
      guard let outcome = engine.outcome(id, in: walk) else { continue }
      let tell = outcome.tell.map { engine.route(to: $0, in: walk).map(\.title) } ?? []
      lines.append("\(id)|\(outcome.text)|\(tell)|\(outcome.by.rawValue)")
    }
    // Against slips, not against forgers.
    return "x" + Hexadecimal.fixed(FNV1a.hash(lines.joined(separator: "\n").utf8))
  }
}
