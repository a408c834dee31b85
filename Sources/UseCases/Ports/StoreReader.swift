public import Domain

/// What use cases read.
public protocol StoreReader {
    /// The account of a person, `nil` before the first sign-in.
    func compte(_ idNatPS: IdNatPS) throws -> Versioned<Compte>?

    /// A professional, `nil` when unknown.
    func professionnel(_ id: Identifiant) throws -> Versioned<Professionnel>?
    /// The professionals among these national identifiers that are known.
    func professionnels(_ idNatPS: [IdNatPS]) throws -> [Versioned<Professionnel>]
    /// The identifiers of all professionals above `after`, ascending, at most `limit`.
    func identifiantsProfessionnels(after: Identifiant?, limit: Int) throws -> [Identifiant]

    /// A place of practice, `nil` when unknown.
    func entiteGeographique(_ id: Identifiant) throws -> Versioned<EntiteGeographique>?
    /// The places among these register keys that are known.
    func entitesGeographiques(cles: [String]) throws -> [Versioned<EntiteGeographique>]

    /// A legal entity, `nil` when unknown.
    func entiteJuridique(_ id: Identifiant) throws -> Versioned<EntiteJuridique>?
    /// The legal entities among these keys that are known.
    func entitesJuridiques(cles: [String]) throws -> [Versioned<EntiteJuridique>]

    /// An offer, `nil` when unknown.
    func offre(_ id: Identifiant) throws -> Versioned<OffreOperationnelle>?
    /// The offers of professionals, withdrawn ones included, by professional then identifier.
    func offres(professionnels: [Identifiant]) throws -> [Versioned<OffreOperationnelle>]
    /// The published offers (validated, not withdrawn) of a place.
    func offresPubliees(structure: Identifiant) throws -> [Identifiant]
    /// The identifiers of all offers above `after`, ascending, at most `limit`.
    func identifiantsOffres(after: Identifiant?, limit: Int) throws -> [Identifiant]
    /// The offers among these identifiers that are known.
    func offres(ids: [Identifiant]) throws -> [OffreOperationnelle]
    /// The professionals among these identifiers that are known.
    func professionnels(ids: [Identifiant]) throws -> [Professionnel]
    /// The places among these identifiers that are known.
    func entitesGeographiques(ids: [Identifiant]) throws -> [EntiteGeographique]
    /// Whether there is neither professional nor place.
    func estVide() throws -> Bool
    /// How many offers are in the register: not withdrawn.
    func nombreOffresActives() throws -> Int
    /// The offers whose typed values are to be forgotten at a moment (`dateOubli`), the oldest first, at most `limit`.
    func offresAOublier(_ now: Instant, limit: Int) throws -> [Versioned<OffreOperationnelle>]

    /// Every fingerprint that the directory has taken of some records, in no order, one at a time.
    func empreintes(_ suivi: Suivi, _ each: (EmpreinteConnue) throws -> Void) throws

    /// The anomalies declared on an offer.
    func anomalies(offre: Identifiant) throws -> [Versioned<Anomalie>]
    /// The offers that have an anomaly to be treated, with their places.
    func offresAvecAnomalie() throws -> [Identifiant: Identifiant]
    /// The events that nobody was told of yet, the first one first, at most `limit`.
    func evenementsATraiter(limit: Int) throws -> [Evenement]

    /// The last runs of imports, the last one first, at most `limit`; of one source when it is told.
    func executionsImport(source: String?, limit: Int) throws -> [ExecutionImport]

    /// The communes among these codes that are known.
    func communes(_ codes: [CodeCommune]) throws -> [Commune]
    /// The communes, former ones included, whose normalised name (`NomNormalise`) or a word of it begins with `prefix`, or
    /// whose postal code begins with it: present ones first, most populated first, at most `limit`.
    func communes(commencant prefix: String, limit: Int) throws -> [Commune]
    /// The present communes of a department, by name.
    func communes(departement: String) throws -> [Commune]
    /// Every commune, former ones included: about 37,000.
    func toutesLesCommunes() throws -> [Commune]
    /// A number that tells these communes from any others, without reading them as values.
    func empreinteCommunes() throws -> UInt64
    /// How many communes are known.
    func nombreCommunes() throws -> Int

    /// The imported releases of the code tables, one per address.
    func nomenclatures() throws -> [Nomenclature.Edition]
}
