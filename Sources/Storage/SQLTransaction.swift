import Domain
import SQL
import UseCases

/// The store as one transaction sees it.
///
/// Revisions and counters are written at the end, by `finish()`: their rows are locked for a moment only, and until the
/// commit, so that the order of sequence numbers is the order of commits.
final class SQLTransaction {
    let connection: any SQLConnection
    private let compteurs: CompteurRepository
    private var revisions: [Revision] = []
    private var premierLibre: Int64?
    private var publies: [ResourceType: Int64] = [:]

    init(_ connection: any SQLConnection) {
        self.connection = connection
        compteurs = CompteurRepository(connection)
    }

    /// Writes what was kept for the end.
    func finish() throws {
        if let premierLibre { try compteurs.set(.identifiant, premierLibre - 1) }
        for (type, change) in publies.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where change != 0 {
            try compteurs.add(change, to: .publications(type))
        }
        guard !revisions.isEmpty else { return }
        let last = try compteurs.add(Int64(revisions.count), to: .revision)
        try RevisionRepository(connection).insert(revisions, from: last - Int64(revisions.count) + 1)
    }

    private func repository<Aggregate>(_: Aggregate.Type) -> AggregateRepository<Aggregate> {
        AggregateRepository(connection)
    }

    private func save<Aggregate: StoredAggregate>(
        _ aggregate: Aggregate, _ version: Int64?, _ auteur: Auteur, _ now: Instant
    ) throws {
        let document = try repository(Aggregate.self).save(aggregate, version: version)
        revisions.append(
            Revision(
                agregat: Aggregate.table, id: aggregate.id, version: (version ?? 0) + 1, date: now, auteur: auteur,
                document: document))
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

    func communes(_ codes: [CodeCommune]) throws -> [Commune] {
        try CommuneRepository(connection).find(codes)
    }

    func communes(commencant prefix: String, limit: Int) throws -> [Commune] {
        try CommuneRepository(connection).find(commencant: prefix, limit: limit)
    }

    func communes(departement: String) throws -> [Commune] {
        try CommuneRepository(connection).find(departement: departement)
    }

    func nombreCommunes() throws -> Int {
        try CommuneRepository(connection).count()
    }

    func nomenclatures() throws -> [Nomenclature.Edition] {
        try NomenclatureRepository(connection).all()
    }
}

extension SQLTransaction: StoreWriter {
    func nouvelIdentifiant() throws -> Identifiant {
        let id = try premierLibre ?? compteurs.locked(.identifiant) + 1
        premierLibre = id + 1
        return Identifiant(rawValue: id)
    }

    func save(_ compte: Compte, version: Int64?, auteur: Auteur, now: Instant) throws {
        try save(compte, version, auteur, now)
    }

    func save(_ professionnel: Professionnel, version: Int64?, auteur: Auteur, now: Instant) throws {
        try save(professionnel, version, auteur, now)
    }

    func save(_ structure: EntiteGeographique, version: Int64?, auteur: Auteur, now: Instant) throws {
        try save(structure, version, auteur, now)
    }

    func save(_ entite: EntiteJuridique, version: Int64?, auteur: Auteur, now: Instant) throws {
        try save(entite, version, auteur, now)
    }

    func save(_ offre: OffreOperationnelle, version: Int64?, auteur: Auteur, now: Instant) throws {
        try save(offre, version, auteur, now)
    }

    func publish(_ publications: [Publication], now: Instant) throws {
        let repository = PublicationRepository(connection)
        for publication in publications {
            let type = try ResourceType(publication.key)
            if try repository.publish(publication) { publies[type, default: 0] += 1 }
        }
    }

    func withdraw(_ resources: [ResourceKey], now: Instant) throws {
        let repository = PublicationRepository(connection)
        for key in resources {
            let type = try ResourceType(key)
            if try repository.withdraw(key, now: now) { publies[type, default: 0] -= 1 }
        }
    }

    func replaceCommunes(_ communes: [Commune]) throws {
        try CommuneRepository(connection).replace(communes)
    }

    /// Each release taken has its own number, at version 1: a release is never changed afterwards.
    func save(_ edition: Nomenclature.Edition, bilan: BilanNomenclature, auteur: Auteur, now: Instant) throws {
        try NomenclatureRepository(connection).replace(edition)
        revisions.append(
            Revision(
                agregat: "nomenclature", id: try nouvelIdentifiant(), version: 1, date: now, auteur: auteur,
                document: try Document.encode(bilan)))
    }
}
