/// Which form an HTML page has. A page of this form shows exactly what this version shows of the
/// record in it; of a page of another form that cannot be told.
package enum PageForm {
  /// To be counted up whenever a page of the same record would look or read otherwise than in the
  /// last release.
  static let mark = "<meta name=\"generator\" content=\"waymark page 2\">"

  /// Whether a page says that it has the form of this version.
  package static func isOwn(_ page: [UInt8]) -> Bool {
    let mark = Array(PageForm.mark.utf8)
    // It stands in the head, before anything that was typed.
    let head = page.prefix(1_024)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }
}
