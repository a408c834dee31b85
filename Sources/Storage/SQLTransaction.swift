import Domain
import SQL
import UseCases

/// The store as one transaction sees it.
///
/// Revisions and counters are written at the end, by `finish()`: their rows are locked for a moment only, and until the
/// commit, so that the order of sequence numbers is the order of commits.
final class SQLTransaction {
    private let stored: any SQLConnection
    private let compteurs: CompteurRepository
    private var writer = AggregateWriter()
    private var premierLibre: Int64?
    private var publies: [ResourceType: Int64] = [:]

    init(_ connection: any SQLConnection) {
        stored = connection
        compteurs = CompteurRepository(connection)
    }

    /// The connection, for reading: what was saved so far is written first, so that it is seen.
    private func seen() throws -> any SQLConnection {
        try writer.write(on: stored)
        return stored
    }

    /// Writes what was kept for the end.
    func finish() throws {
        if let premierLibre { try compteurs.set(.identifiant, premierLibre - 1) }
        for (type, change) in publies.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where change != 0 {
            try compteurs.add(change, to: .publications(type))
        }
        try writer.write(on: stored)
    }

    private func repository<Aggregate>(_: Aggregate.Type) throws -> AggregateRepository<Aggregate> {
        AggregateRepository(try seen())
    }
}

extension SQLTransaction: StoreReader {
    func compte(_ idNatPS: IdNatPS) throws -> Versioned<Compte>? {
        try repository(Compte.self).find(where: "id_nat_ps", in: [.text(idNatPS.description)]).first
    }

    func professionnel(_ id: Identifiant) throws -> Versioned<Professionnel>? {
        try repository(Professionnel.self).find(id)
    }

    func professionnels(_ idNatPS: [IdNatPS]) throws -> [Versioned<Professionnel>] {
        try repository(Professionnel.self).find(where: "id_nat_ps", in: idNatPS.map { .text($0.description) })
    }

    func identifiantsProfessionnels(after: Identifiant?, limit: Int) throws -> [Identifiant] {
        try repository(Professionnel.self).identifiants(after: after, limit: limit)
    }

    func entiteGeographique(_ id: Identifiant) throws -> Versioned<EntiteGeographique>? {
        try repository(EntiteGeographique.self).find(id)
    }

    func entitesGeographiques(cles: [String]) throws -> [Versioned<EntiteGeographique>] {
        try repository(EntiteGeographique.self).find(where: "cle", in: cles.map(SQLValue.text))
    }

    func entiteJuridique(_ id: Identifiant) throws -> Versioned<EntiteJuridique>? {
        try repository(EntiteJuridique.self).find(id)
    }

    func entitesJuridiques(cles: [String]) throws -> [Versioned<EntiteJuridique>] {
        try repository(EntiteJuridique.self).find(where: "cle", in: cles.map(SQLValue.text))
    }

    func offre(_ id: Identifiant) throws -> Versioned<OffreOperationnelle>? {
        try repository(OffreOperationnelle.self).find(id)
    }

    func offres(professionnels: [Identifiant]) throws -> [Versioned<OffreOperationnelle>] {
        try repository(OffreOperationnelle.self).find(professionnels: professionnels)
    }

    func offresPubliees(structure: Identifiant) throws -> [Identifiant] {
        try repository(OffreOperationnelle.self).publiees(structure: structure)
    }

    func identifiantsOffres(after: Identifiant?, limit: Int) throws -> [Identifiant] {
        try repository(OffreOperationnelle.self).identifiants(after: after, limit: limit)
    }

    func offres(ids: [Identifiant]) throws -> [OffreOperationnelle] {
        try repository(OffreOperationnelle.self).find(ids)
    }

    func professionnels(ids: [Identifiant]) throws -> [Professionnel] {
        try repository(Professionnel.self).find(ids)
    }

    func entitesGeographiques(ids: [Identifiant]) throws -> [EntiteGeographique] {
        try repository(EntiteGeographique.self).find(ids)
    }

    func estVide() throws -> Bool {
        guard try identifiantsProfessionnels(after: nil, limit: 1).isEmpty else { return false }
        return try repository(EntiteGeographique.self).identifiants(after: nil, limit: 1).isEmpty
    }

    func nombreOffresActives() throws -> Int {
        try repository(OffreOperationnelle.self).nombreActives()
    }

    func offresAOublier(_ now: Instant, limit: Int) throws -> [Versioned<OffreOperationnelle>] {
        try repository(OffreOperationnelle.self).aOublier(now, limit: limit)
    }

    func empreintes(_ suivi: Suivi, _ each: (EmpreinteConnue) throws -> Void) throws {
        try EmpreinteRepository(stored).forEach(suivi, each)
    }

    func anomalies(offre: Identifiant) throws -> [Versioned<Anomalie>] {
        try repository(Anomalie.self).find(where: "offre", in: [.integer(offre.rawValue)])
    }

    func offresAvecAnomalie() throws -> [Identifiant: Identifiant] {
        try repository(Anomalie.self).offresConcernees()
    }

    func evenementsATraiter(limit: Int) throws -> [Evenement] {
        try EvenementRepository(connection: stored).aTraiter(limit: limit)
    }

    func executionsImport(source: String?, limit: Int) throws -> [ExecutionImport] {
        try ExecutionImportRepository(stored).find(source: source, limit: limit)
    }

    func communes(_ codes: [CodeCommune]) throws -> [Commune] {
        try CommuneRepository(stored).find(codes)
    }

    func communes(commencant prefix: String, limit: Int) throws -> [Commune] {
        try CommuneRepository(stored).find(commencant: prefix, limit: limit)
    }

    func communes(departement: String) throws -> [Commune] {
        try CommuneRepository(stored).find(departement: departement)
    }

    func toutesLesCommunes() throws -> [Commune] {
        try CommuneRepository(stored).all()
    }

    func empreinteCommunes() throws -> UInt64 {
        try CommuneRepository(stored).empreinte()
    }

    func nombreCommunes() throws -> Int {
        try CommuneRepository(stored).count()
    }

    func nomenclatures() throws -> [Nomenclature.Edition] {
        try NomenclatureRepository(stored).all()
    }
}

extension SQLTransaction: StoreWriter {
    func nouvelIdentifiant() throws -> Identifiant {
        let id = try premierLibre ?? compteurs.locked(.identifiant) + 1
        premierLibre = id + 1
        return Identifiant(rawValue: id)
    }

    func save(_ compte: Compte, version: Int64?, auteur: Auteur, now: Instant) throws {
        writer.save(compte, version: version, auteur: auteur, now: now)
    }

    func save(_ professionnel: Professionnel, version: Int64?, auteur: Auteur, now: Instant) throws {
        writer.save(professionnel, version: version, auteur: auteur, now: now)
    }

    func save(_ structure: EntiteGeographique, version: Int64?, auteur: Auteur, now: Instant) throws {
        writer.save(structure, version: version, auteur: auteur, now: now)
    }

    func save(_ entite: EntiteJuridique, version: Int64?, auteur: Auteur, now: Instant) throws {
        writer.save(entite, version: version, auteur: auteur, now: now)
    }

    func save(_ offre: OffreOperationnelle, version: Int64?, auteur: Auteur, now: Instant) throws {
        writer.save(offre, version: version, auteur: auteur, now: now)
    }

    func publish(_ publications: [Publication], now: Instant) throws {
        let repository = PublicationRepository(stored)
        for publication in publications {
            let type = try ResourceType(publication.key)
            if try repository.publish(publication) { publies[type, default: 0] += 1 }
        }
    }

    func withdraw(_ resources: [ResourceKey], now: Instant) throws {
        let repository = PublicationRepository(stored)
        for key in resources {
            let type = try ResourceType(key)
            if try repository.withdraw(key, now: now) { publies[type, default: 0] -= 1 }
        }
    }

    func save(_ anomalie: Anomalie, version: Int64?, auteur: Auteur, now: Instant) throws {
        writer.save(anomalie, version: version, auteur: auteur, now: now)
    }

    func emettre(_ evenement: Evenement) throws {
        try EvenementRepository(connection: stored).insert(evenement)
    }

    func noter(_ empreintes: [EmpreinteConnue], _ suivi: Suivi) throws {
        try EmpreinteRepository(stored).save(empreintes, suivi)
    }

    func oublier(cles: [Int64], _ suivi: Suivi) throws {
        try EmpreinteRepository(stored).delete(cles, suivi)
    }

    func save(_ execution: ExecutionImport) throws {
        try ExecutionImportRepository(stored).save(execution)
    }

    func replaceCommunes(_ communes: [Commune]) throws {
        try CommuneRepository(stored).replace(communes)
    }

    /// Each release taken has its own number, at version 1: a release is never changed afterwards.
    func save(_ edition: Nomenclature.Edition, bilan: BilanNomenclature, auteur: Auteur, now: Instant) throws {
        try NomenclatureRepository(stored).replace(edition)
        writer.note("nomenclature", id: try nouvelIdentifiant(), bilan, auteur: auteur, now: now)
    }
}
