/// Why someone whom Pro Santé Connect vouches for has no space here, and so where the page sends them.
///
/// Source: ANS step-by-step sheets: the liberal practice of eleven professions; establishment staff by the regional desk.
public enum Orientation: Sendable, Hashable, CaseIterable {
    /// A liberal activity that Pro Santé Connect tells and that the last edition of RPPS does not have yet.
    case installationRecente
    /// The liberal activity that the registers knew has ended.
    case activiteTerminee
    /// One of the eleven professions, practised as an employee only.
    case salarie
    /// One of the eleven professions, without any activity.
    case sansActivite
    /// A student of one of the eleven professions.
    case enFormation
    /// Another profession: pharmacist, social worker…
    case autreProfession
    /// A person identified by the structure that employs them, without health profession.
    case personnelStructure
    /// No profession at all.
    case sansProfession
    /// An account is known, but no right of it holds.
    case droitsTermines

    /// A profession that Pro Santé Connect tells, and how it is practised.
    public struct Exercice: Sendable, Equatable {
        /// TRE_G15.
        public var profession: String
        /// TRE_R09: `C` civil, `M` military, `E` student; empty when unknown.
        public var categorie: String
        /// TRE_R23 of the activities: `L` liberal, `S` salaried, `B` voluntary; none without activity.
        public var modes: Set<String>

        /// A profession.
        public init(profession: String, categorie: String = "", modes: Set<String> = []) {
            self.profession = profession
            self.categorie = categorie
            self.modes = modes
        }

        /// Whether it is one of the eleven.
        var estLiberale: Bool { ProfessionLiberale(rawValue: profession) != nil }
    }

    /// Where to send someone without account. `isKnown` tells that the registers had a liberal activity of theirs.
    public init(_ idNatPS: IdNatPS, _ exercices: [Exercice], isKnown: Bool) {
        let own = exercices.filter(\.estLiberale)
        let modes = own.reduce(into: Set<String>()) { $0.formUnion($1.modes) }
        self =
            if modes.contains("L") || modes.contains("I") {
                .installationRecente
            } else if isKnown {
                .activiteTerminee
            } else if !own.isEmpty, own.allSatisfy({ $0.categorie == "E" }) {
                .enFormation
            } else if !modes.isEmpty {
                .salarie
            } else if !own.isEmpty {
                .sansActivite
            } else if !exercices.isEmpty {
                .autreProfession
            } else {
                idNatPS.estDeStructure ? .personnelStructure : .sansProfession
            }
    }
}

extension IdNatPS {
    /// Whether the number is one that a structure gave (`3` FINESS, `4` SIREN, `5` SIRET, `6` cabinet): its holder need not be of a
    /// health profession. Source: Annuaire santé, kinds of `idNat_PS`.
    public var estDeStructure: Bool { "3456".contains(description.prefix(1)) }
}
