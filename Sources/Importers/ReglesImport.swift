/// How an import is to be done: what the operator decides.
public struct ReglesImport: Sendable {
    /// Tell what would be done, store nothing.
    public var dryRun = false
    /// Apply an edition even when it changes more than `maximumShare`.
    public var isConfirmed = false
    /// Read every record again, those that did not change included.
    public var isFull = false
    /// The share of what is known that an edition may change or close without confirmation, 0 to 1.
    public var maximumShare = 0.05

    /// The standard rules.
    public init() {}

    /// Whether this many changes or closures among what is known call for a confirmation.
    func isHeld(touched: Int, of known: Int) -> Bool {
        !isConfirmed && known > 0 && Double(touched) > maximumShare * Double(known)
    }
}
