/// A place of practice: a practice, a maison de santé, a centre de santé, an establishment (EG).
///
/// Source: ROR exposition model, class `EntiteGeographique`. Owned by the registers: read only here. Two practices that
/// look the same stay two: only the register's key tells one from the other. What each register says stays apart
/// (`rpps`, `finess`); `fiche` is what is shown, element by element, by the precedence told in `FicheStructure+Precedence`.
public struct EntiteGeographique: Sendable, Equatable, Codable {
    /// The technical identifier.
    public var id: Identifiant
    /// The key of the place: `F` and the FINESS number of a site, else the key of RPPS (`R81311`…).
    public var cle: String
    /// What RPPS says of the place; `nil` when nobody of RPPS practises there.
    public var rpps: ValeurSourcee<FicheStructure>?
    /// What FINESS says of the site; `nil` when it is not a site of FINESS.
    public var finess: ValeurSourcee<FicheFINESS>?
    /// The legal entity, when a register names one.
    public var entiteJuridique: Identifiant?
    /// When the place entered the directory.
    public var dateCreation: Instant
    /// When an attribute last changed.
    public var dateMiseJour: Instant

    /// A place of practice of which a register speaks.
    public init(
        id: Identifiant, cle: String, rpps: ValeurSourcee<FicheStructure>? = nil,
        finess: ValeurSourcee<FicheFINESS>? = nil, entiteJuridique: Identifiant? = nil, now: Instant
    ) {
        self.id = id
        self.cle = cle
        self.rpps = rpps
        self.finess = finess
        self.entiteJuridique = entiteJuridique
        dateCreation = now
        dateMiseJour = now
    }

    /// The key of a site of FINESS, whatever register speaks of it.
    public static func cle(_ numFINESS: NumFINESS) -> String { "F\(numFINESS)" }

    /// The name to show: the operational name when there is one, else the registered name.
    public var nomAffiche: String { fiche.nomOperationnel ?? fiche.denominationEG }

    /// What kind of place it is: by the category of FINESS, else by the sector of RPPS.
    public var type: TypeStructure {
        finess.flatMap { TypeStructure(categorieEG: $0.valeur.categorieEG) }
            ?? TypeStructure(secteurActivite: fiche.secteurActivite)
    }

    /// The position of the place in WGS 84 degrees, when a register gives it.
    public var position: CoordonneeGeographique? { finess?.valeur.position }
}

extension EntiteGeographique {
    /// Reads the present form, and that of version 0.1, which had RPPS as its only register (`fiche`, `provenance`).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Identifiant.self, forKey: .id)
        cle = try container.decode(String.self, forKey: .cle)
        finess = try container.decodeIfPresent(ValeurSourcee<FicheFINESS>.self, forKey: .finess)
        entiteJuridique = try container.decodeIfPresent(Identifiant.self, forKey: .entiteJuridique)
        dateCreation = try container.decode(Instant.self, forKey: .dateCreation)
        dateMiseJour = try container.decode(Instant.self, forKey: .dateMiseJour)
        rpps = try container.decodeIfPresent(ValeurSourcee<FicheStructure>.self, forKey: .rpps)
        if rpps == nil, let fiche = try container.decodeIfPresent(FicheStructure.self, forKey: .fiche) {
            let provenance = try container.decode(Provenance.self, forKey: .provenance)
            rpps = ValeurSourcee(fiche, provenance: provenance, date: dateMiseJour)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(cle, forKey: .cle)
        try container.encodeIfPresent(rpps, forKey: .rpps)
        try container.encodeIfPresent(finess, forKey: .finess)
        try container.encodeIfPresent(entiteJuridique, forKey: .entiteJuridique)
        try container.encode(dateCreation, forKey: .dateCreation)
        try container.encode(dateMiseJour, forKey: .dateMiseJour)
    }

    private enum CodingKeys: CodingKey {
        case id, cle, rpps, finess, entiteJuridique, dateCreation, dateMiseJour, fiche, provenance
    }
}

extension EntiteGeographique: StoredAggregate {
    public static var kind: String { "entite_geographique" }
    public static var keys: [String] { ["cle", "entite_juridique"] }
    public var keyValues: [KeyValue] { [.text(cle), entiteJuridique.map { .id($0) } ?? .null] }
}

extension AggregateKey<EntiteGeographique> {
    /// The key of the place in the registers.
    public static var cle: AggregateKey { AggregateKey("cle") }
    /// The legal entity.
    public static var entiteJuridique: AggregateKey { AggregateKey("entite_juridique") }
}
