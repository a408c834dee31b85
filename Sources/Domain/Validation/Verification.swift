/// What a rule says of typed values: the same values made regular where they could be, and what remains to correct.
public struct Verification<Valeur: Sendable>: Sendable {
    /// The values, with phones, times and addresses in their regular writing where they are right.
    public var valeur: Valeur
    /// What is to be corrected; empty when the values are right.
    public var erreurs: [ValidationIssue]

    /// A result.
    public init(_ valeur: Valeur, erreurs: [ValidationIssue]) {
        self.valeur = valeur
        self.erreurs = erreurs
    }
}
