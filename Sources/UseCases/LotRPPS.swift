import Domain

/// One batch of an RPPS import: the persons of the edition beside what the store has of them.
struct LotRPPS {
    private let fiches: [FichePersonne]
    private let provenance: Provenance
    private let now: Instant
    private let store: any StoreWriter
    private var professionnels: [IdNatPS: Versioned<Professionnel>] = [:]
    private var structures: [String: Versioned<EntiteGeographique>] = [:]
    private var entites: [String: Versioned<EntiteJuridique>] = [:]
    private var offres: [Identifiant: [Versioned<OffreOperationnelle>]] = [:]
    /// The keys of the places that former batches of this edition changed.
    private let changedBefore: Set<String>
    private var touchedStructures: [String: Identifiant] = [:]
    private var bilan = BilanImport()

    /// What a batch did.
    struct Resultat {
        /// The counts of offers.
        var bilan = BilanImport()
        /// The professionals of the batch.
        var professionnels: [Identifiant] = []
        /// The keys of the places that it changed.
        var changedPlaces: [String] = []
    }

    /// Loads in a few reads what the store has of the persons and the places of a batch.
    ///
    /// `changedPlaces` are the keys of the places that former batches of the same edition changed: the offers of this
    /// batch that are there count as changed.
    init(
        _ fiches: [FichePersonne], changedPlaces: Set<String>, provenance: Provenance, now: Instant,
        in store: any StoreWriter
    ) throws {
        self.fiches = fiches
        changedBefore = changedPlaces
        self.provenance = provenance
        self.now = now
        self.store = store
        let places = fiches.flatMap { $0.situations.map(\.structure) }
        for found in try store.professionnels(fiches.map(\.idNatPS)) { professionnels[found.value.idNatPS] = found }
        for found in try store.entitesGeographiques(cles: Array(Set(places.map(\.cle)))) {
            structures[found.value.cle] = found
        }
        for found in try store.entitesJuridiques(cles: Array(Set(places.compactMap(EntiteJuridique.cle(of:))))) {
            entites[found.value.cle] = found
        }
        for found in try store.offres(professionnels: professionnels.values.map(\.value.id)) {
            offres[found.value.professionnel, default: []].append(found)
        }
    }

    /// Saves what differs.
    func apply(publisher: any Publisher) throws -> Resultat {
        var batch = self
        var people: [Identifiant] = []
        for fiche in fiches { people.append(try batch.apply(fiche, publisher: publisher)) }
        try batch.republishSharedPlaces(publisher: publisher)
        return Resultat(
            bilan: batch.bilan, professionnels: people, changedPlaces: Array(batch.touchedStructures.keys))
    }

    private mutating func apply(_ fiche: FichePersonne, publisher: any Publisher) throws -> Identifiant {
        let person = try professionnel(fiche)
        var kept: Set<String> = []
        for situation in fiche.situations where kept.insert(situation.situation.cle).inserted {
            try apply(situation, of: person.value, personChanged: person.changed, publisher: publisher)
        }
        for found in offres[person.value.id] ?? [] where !kept.contains(found.value.situation.cle) {
            var offre = found.value
            guard offre.retirer(now: now) else { continue }
            bilan.closed += 1
            try store.save(offre, version: found.version, auteur: .repertoire(provenance), now: now)
            try store.withdraw(publisher.resources(ofOffre: offre.id), now: now)
        }
        return person.value.id
    }

    private mutating func apply(
        _ fiche: FicheSituation, of professionnel: Professionnel, personChanged: Bool, publisher: any Publisher
    ) throws {
        let place = try structure(fiche.structure)
        let existing = offres[professionnel.id]?.first { $0.value.situation.cle == fiche.situation.cle }
        guard let existing else { return try create(fiche.situation, of: professionnel, at: place.value) }
        var offre = existing.value
        let changed = offre.actualiser(
            situation: fiche.situation, structure: place.value.id, provenance: provenance, now: now)
        if changed {
            try store.save(offre, version: existing.version, auteur: .repertoire(provenance), now: now)
        }
        guard changed || personChanged || place.changed else {
            bilan.unchanged += 1
            return
        }
        bilan.changed += 1
        if offre.estPubliable {
            let whole = OffreComplete(
                offre: offre, professionnel: professionnel, structure: place.value,
                entiteJuridique: entite(of: place.value))
            try store.publish(publisher.publications(of: whole), now: now)
        }
    }

    private mutating func create(
        _ situation: SituationOperationnelle, of professionnel: Professionnel, at place: EntiteGeographique
    ) throws {
        let commune = place.fiche.adresse.communeCOG
        let region = try commune.flatMap { try store.communes([$0]).first?.region }
        let offre = OffreOperationnelle(
            id: try store.nouvelIdentifiant(), region: region, professionnel: professionnel.id, structure: place.id,
            situation: situation, provenance: provenance, now: now)
        try store.save(offre, version: nil, auteur: .repertoire(provenance), now: now)
        bilan.created += 1
    }

    private mutating func professionnel(_ fiche: FichePersonne) throws -> (value: Professionnel, changed: Bool) {
        let known = professionnels[fiche.idNatPS]
        if let known, known.value.civilite == fiche.civilite, known.value.exercices == fiche.exercices {
            return (known.value, false)
        }
        var person =
            try known?.value
            ?? Professionnel(
                id: store.nouvelIdentifiant(), idNatPS: fiche.idNatPS, civilite: nil, exercices: [],
                provenance: provenance, dateCreation: now, dateMiseJour: now)
        person.civilite = fiche.civilite
        person.exercices = fiche.exercices
        person.provenance = provenance
        person.dateMiseJour = now
        try store.save(person, version: known?.version, auteur: .repertoire(provenance), now: now)
        professionnels[fiche.idNatPS] = Versioned(person, version: (known?.version ?? 0) + 1)
        return (person, true)
    }

    private mutating func structure(_ fiche: FicheStructure) throws -> (value: EntiteGeographique, changed: Bool) {
        let known = structures[fiche.cle]
        let entite = try entiteJuridique(fiche)
        if let known, known.value.rpps?.valeur == fiche, known.value.entiteJuridique == entite {
            return (known.value, changedBefore.contains(fiche.cle) || touchedStructures[fiche.cle] != nil)
        }
        var place =
            try known?.value
            ?? EntiteGeographique(id: store.nouvelIdentifiant(), cle: fiche.cle, now: now)
        _ = place.rpps.actualiser(fiche, provenance: provenance, now: now)
        place.entiteJuridique = entite
        place.dateMiseJour = now
        try store.save(place, version: known?.version, auteur: .repertoire(provenance), now: now)
        structures[fiche.cle] = Versioned(place, version: (known?.version ?? 0) + 1)
        if known != nil { touchedStructures[fiche.cle] = place.id }
        return (place, known != nil)
    }

    /// The legal entity of a place, created at its first appearance. Its name is kept as it first came: RPPS gives that
    /// of the place only.
    private mutating func entiteJuridique(_ fiche: FicheStructure) throws -> Identifiant? {
        guard let cle = EntiteJuridique.cle(of: fiche) else { return nil }
        if let known = entites[cle] { return known.value.id }
        let id = try store.nouvelIdentifiant()
        guard let entite = EntiteJuridique(id: id, fiche: fiche, provenance: provenance, now: now) else { return nil }
        try store.save(entite, version: nil, auteur: .repertoire(provenance), now: now)
        entites[cle] = Versioned(entite, version: 1)
        return id
    }

    private func entite(of place: EntiteGeographique) -> EntiteJuridique? {
        entites.values.first { $0.value.id == place.entiteJuridique }?.value
    }

    /// Publishes again the offers of other persons at the places that changed.
    private func republishSharedPlaces(publisher: any Publisher) throws {
        for place in touchedStructures.values {
            for id in try store.offresPubliees(structure: place) {
                guard let offre = try store.offre(id)?.value else { continue }
                try store.publish(publisher.publications(of: Portefeuille.complete(offre, in: store)), now: now)
            }
        }
    }
}
