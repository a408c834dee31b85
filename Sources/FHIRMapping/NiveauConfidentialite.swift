/// The three levels of confidentiality (JDV_J222), from free to very restricted.
///
/// Source: access policy of the ROR; arrêté of 26 December 2023, art. 2.
public enum NiveauConfidentialite: Int, Sendable, Comparable, CaseIterable {
    /// « Accès libre ».
    case libre = 1
    /// « Accès restreint ».
    case restreint = 2
    /// « Accès très restreint ».
    case tresRestreint = 3

    /// The code in JDV_J222.
    var code: String { String(rawValue) }

    public static func < (left: NiveauConfidentialite, right: NiveauConfidentialite) -> Bool {
        left.rawValue < right.rawValue
    }
}
