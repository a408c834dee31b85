/// Why a code was refused. The page tells the person what to do.
public enum EchecSecondFacteur: Error, Sendable, Hashable, CaseIterable {
    /// Nothing was typed.
    case vide
    /// What was typed is no code.
    case forme
    /// The code is not that of this moment, was used already, or is not one of the recovery codes left.
    case faux
    /// The set-up was not begun, was begun too long ago, or is over.
    case sansPreparation
    /// There is no second factor any more.
    case inactif
}
