package import FlowModel
package import Transcripts

/// Where the work is done: what every piece of casework is given instead of asking the machine for it.
/// A face makes one for each command, or for each person.
package struct Office: Sendable {
  /// The folder of flow files.
  package let flows: String
  /// The folder of records.
  package let records: String
  /// The folder of keys, contacts and settings of this person.
  package let configuration: String
  /// The folder of what can be made again.
  package let cache: String
  /// The file of sentences that were misunderstood.
  package let misreadings: String
  /// The program and its version, as records name it.
  package let program: String
  /// The clock.
  package let now: @Sendable () -> Moment
  /// How long the register is waited for while another program writes to it, and who is told.
  let patience: Register.Patience

  package init(
    flows: String, records: String, configuration: String, cache: String, misreadings: String,
    program: String, now: @escaping @Sendable () -> Moment,
    patience: Register.Patience = Register.Patience()
  ) {
    self.flows = flows
    self.records = records
    self.configuration = configuration
    self.cache = cache
    self.misreadings = misreadings
    self.program = program
    self.now = now
    self.patience = patience
  }
}
