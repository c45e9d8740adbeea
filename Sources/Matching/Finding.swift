/// What a sentence may mean.
package struct Finding: Hashable, Sendable {
  package struct Candidate: Hashable, Sendable {
    package let flow: String
    /// From 0 to 1; those of all incidents and of "none of these" add up to 1.
    package let likelihood: Double
  }

  /// The five likeliest incidents but for the catch-all, the likeliest first.
  package let ranked: [Candidate]
  /// Whether it is the business of any incident at all.
  package let isInScope: Bool
  /// At most three incidents to offer. One that needs action at once stands before all others,
  /// however the likelihoods lie.
  package let offers: [String]
  /// The one incident that stands out, to be proposed. Nothing is ever led silently into a milder
  /// one: where a more urgent one is possible, there is no proposal.
  package let proposal: String?
  /// The emergency whose words were used, or that the sentence sounds like.
  package let danger: String?
  /// What the listener heard; a doubt is put as a question before anything is offered.
  package let heard: Heard?

  /// The same without any danger: somebody was asked, and said that there is none. What was in
  /// scope for the danger alone no longer is.
  package var calmed: Finding {
    Finding(
      ranked: ranked, isInScope: !offers.isEmpty, offers: offers, proposal: proposal, danger: nil,
      heard: nil)
  }

  /// What is found without a model: only danger, by its words.
  package init(heard: Heard?) {
    self.init(
      ranked: [], isInScope: heard != nil, offers: [], proposal: nil, danger: heard?.danger,
      heard: heard)
  }

  init(
    ranked: [Candidate], isInScope: Bool, offers: [String], proposal: String?, danger: String?,
    heard: Heard?
  ) {
    (self.ranked, self.isInScope, self.offers) = (ranked, isInScope, offers)
    (self.proposal, self.danger, self.heard) = (proposal, danger, heard)
  }
}
