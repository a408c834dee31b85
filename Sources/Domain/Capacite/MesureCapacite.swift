/// What is counted: beds or places, in which state, when, for whom. Two measures that differ in any part are two counts.
///
/// Source: ROR exposition model, class `CapaciteAccueilOperationnelle`; codes of TRE_R329 to TRE_R337.
public struct MesureCapacite: Sendable, Hashable, Codable {
    /// `natureCapacite` (TRE_R329).
    public enum Nature: String, Sendable, Codable, CaseIterable {
        case lit = "01"
        case place = "02"
    }

    /// `statutCapacite` (TRE_R330), without those that are computed (07) or of FINESS (08, 09).
    public enum Statut: String, Sendable, Codable, CaseIterable {
        case installe = "01"
        case disponible = "02"
        case occupe = "03"
        case reserve = "04"
        case ferme = "05"
        case supplementaire = "06"
    }

    /// `temporaliteCapacite` (TRE_R331).
    public enum Temporalite: String, Sendable, Codable, CaseIterable {
        case maintenant = "01"
        case dansUneHeure = "02"
        case dans24Heures = "03"
        case dans48Heures = "04"
        case dans7Jours = "05"
    }

    /// `natureCapacite`.
    public var nature: Nature
    /// `statutCapacite`.
    public var statut: Statut
    /// `temporaliteCapacite`.
    public var temporalite: Temporalite
    /// `genreCapaciteDispo` (TRE_R332): `01` women, `02` men, `03` undifferentiated (still sent), `04` undetermined.
    public var genre: String?
    /// `typeFermetureCapacite` (TRE_R333): `01`, `02`, `03`.
    public var typeFermeture: String?
    /// `typeLitSupplementaire` (TRE_R334): `01`, `02`, `03`.
    public var typeLitSupplementaire: String?
    /// `typeCrise` (TRE_R336): `01`, `02`.
    public var typeCrise: String?
    /// `affectationTemporaire` (TRE_R337): `01` none, `02`, `03`.
    public var affectationTemporaire: String

    /// A measure.
    public init(
        _ nature: Nature, _ statut: Statut, _ temporalite: Temporalite = .maintenant, genre: String? = nil,
        typeFermeture: String? = nil, typeLitSupplementaire: String? = nil, typeCrise: String? = nil,
        affectationTemporaire: String = "01"
    ) {
        self.nature = nature
        self.statut = statut
        self.temporalite = temporalite
        self.genre = genre
        self.typeFermeture = typeFermeture
        self.typeLitSupplementaire = typeLitSupplementaire
        self.typeCrise = typeCrise
        self.affectationTemporaire = affectationTemporaire
    }

    /// Whether the combination is one of the known indicators. Source: establishment profiles, §2.5 (our starting list: the
    /// official one is not public).
    public var estIndicateurConnu: Bool {
        guard Self.codes(affectationTemporaire, ["01", "02", "03"]) else { return false }
        let others = [typeFermeture, typeLitSupplementaire, typeCrise]
        switch statut {
        case .installe, .occupe: return temporalite == .maintenant && genre == nil && others == [nil, nil, nil]
        case .disponible: return Self.codes(genre, ["01", "02", "03", "04"]) && others == [nil, nil, nil]
        case .reserve:
            let soon = temporalite == .maintenant || temporalite == .dans24Heures
            return soon && genre == nil && others == [nil, nil, nil]
        case .ferme:
            let kind = Self.codes(typeFermeture, ["01", "02", "03"])
            return temporalite == .maintenant && genre == nil && kind && typeLitSupplementaire == nil
                && typeCrise == nil
        case .supplementaire:
            let crisis = typeLitSupplementaire == "01" ? typeCrise == nil : Self.codes(typeCrise, ["01", "02"])
            return temporalite == .maintenant && genre == nil && typeFermeture == nil && crisis
                && Self.codes(typeLitSupplementaire, ["01", "02", "03"])
        }
    }

    private static func codes(_ code: String?, _ known: [String]) -> Bool { code.map(known.contains) ?? false }

    /// What tells it from every other measure of a place: its codes, in the order of the model.
    public var cle: String {
        [
            nature.rawValue, statut.rawValue, temporalite.rawValue, genre, typeFermeture, typeLitSupplementaire,
            typeCrise,
            affectationTemporaire,
        ].map { $0 ?? "" }.joined(separator: ".")
    }
}
