package import FlowModel

/// Finds the incidents that a sentence in staff's words may mean, and decides what to offer.
package struct Matcher: Sendable {
  // Chosen by cross-validation over the shipped phrases, in favour of the cautious side.

  /// From how likely on the best incident is proposed, and how many times likelier than the next
  /// it must be.
  private static let (leastToPropose, leastRatio) = (0.5, 2.5)
  /// From how likely on an incident that needs action at once is offered before any other.
  private static let urgentShare = 0.04
  /// From how likely on such an incident keeps a sentence from being out of scope.
  private static let urgentInScope = 0.12
  /// From how likely on an emergency is taken for one.
  private static let dangerShare = 0.15
  /// What is less likely than this, or than this share of the best, is not worth a line.
  private static let (leastToOffer, leastOfBest) = (0.03, 0.08)
  /// If nothing is likelier than this, the words say nothing.
  private static let leastToMean = 0.06
  /// How likely "none of these" must be beside the best incident, to count as out of scope.
  private static let outsideRatio = 0.65

  package let model: Model
  private let ear: LazyListener
  private let urgencies: [Flow.Urgency]
  private let catchAll: Int?

  /// - Parameter library: The library that the model was learned for.
  package init(_ model: Model, _ library: Library) {
    let incidents = library.incidents
    self.model = model
    ear = LazyListener(library)
    let known = Dictionary(incidents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    urgencies = model.incidents.map { known[$0]?.urgency ?? .routine }
    catchAll = model.incidents.firstIndex { known[$0]?.isCatchAll ?? false }
  }

  /// What a sentence may mean.
  package func finding(for sentence: String) -> Finding {
    finding(for: sentence, heard: ear.listener.heard(in: sentence))
  }

  /// - Parameter heard: What a listener heard in the sentence.
  package func finding(for sentence: String, heard: Heard?) -> Finding {
    let plain = PlainSentence(weighty: sentence)
    guard !plain.words.isEmpty else { return Finding(heard: heard) }
    let likelihoods = softmax(model.scores(of: plain))
    let order = likeliest(of: likelihoods)
    let sounding = order.first {
      urgencies[$0] == .emergency && likelihoods[$0] >= Matcher.dangerShare
    }
    let danger = heard?.danger ?? (heard == nil ? sounding.map { model.incidents[$0] } : nil)
    let isOutside = isOutside(likelihoods, order)
    let offers = isOutside ? [] : offers(likelihoods, order)
    return Finding(
      ranked: order.map { .init(flow: model.incidents[$0], likelihood: likelihoods[$0]) },
      isInScope: !isOutside || danger != nil || heard != nil,
      offers: offers.map { model.incidents[$0] },
      proposal: isOutside ? nil : proposal(likelihoods, order).map { model.incidents[$0] },
      danger: danger, heard: heard)
  }

  /// The five likeliest incidents; and none, if there is none.
  private func likeliest(of likelihoods: [Double]) -> [Int] {
    var best = [Int]()
    for index in likelihoods.indices where index != catchAll {
      let place = best.firstIndex { likelihoods[$0] < likelihoods[index] } ?? best.count
      guard place < 5 else { continue }
      best.insert(index, at: place)
      if best.count > 5 { best.removeLast() }
    }
    return best
  }

  /// Whether a sentence is no business of any incident. Where an urgent one is possible, it is.
  private func isOutside(_ likelihoods: [Double], _ order: [Int]) -> Bool {
    guard let best = order.first else { return true }
    let isUrgent = order.contains {
      urgencies[$0] <= .now && likelihoods[$0] >= Matcher.urgentInScope
    }
    if isUrgent { return false }
    let none = catchAll.map { likelihoods[$0] } ?? 0
    return likelihoods[best] < Matcher.leastToMean
      || none > likelihoods[best] * Matcher.outsideRatio
  }

  /// Up to three, those that need action at once before all others.
  private func offers(_ likelihoods: [Double], _ order: [Int]) -> [Int] {
    let urgent = order.filter {
      urgencies[$0] <= .now && likelihoods[$0] >= Matcher.urgentShare
    }.prefix(3)
    let best = order.first.map { likelihoods[$0] } ?? 0
    let least = max(Matcher.leastToOffer, best * Matcher.leastOfBest)
    let others = order.filter {
      urgencies[$0] > .now && likelihoods[$0] >= least
    }
    return Array(urgent + others.prefix(3 - urgent.count))
  }

  private func proposal(_ likelihoods: [Double], _ order: [Int]) -> Int? {
    guard let best = order.first, likelihoods[best] >= Matcher.leastToPropose else { return nil }
    let next = order.count > 1 ? likelihoods[order[1]] : 0
    guard likelihoods[best] >= Matcher.leastRatio * next else { return nil }
    let milder = order.contains {
      urgencies[$0] < urgencies[best] && urgencies[$0] <= .now
        && likelihoods[$0] >= Matcher.urgentShare
    }
    return milder ? nil : best
  }
}
