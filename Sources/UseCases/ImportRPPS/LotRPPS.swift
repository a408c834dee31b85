import Domain

/// One batch of an RPPS import: the persons of the edition beside what the store has of them, in one transaction.
struct LotRPPS {
    let provenance: Provenance
    let auteur: Auteur
    let now: Instant
    let store: any StoreWriter
    let publisher: any Publisher
    var professionnels: [IdNatPS: Versioned<Professionnel>] = [:]
    var structures: [String: Versioned<EntiteGeographique>] = [:]
    var entites: [String: Versioned<EntiteJuridique>] = [:]
    var offres: [Identifiant: [Versioned<OffreOperationnelle>]] = [:]
    /// What the former batches of the same edition did.
    let memoire: MemoireRPPS
    /// The commune that each place changed by this batch had before.
    var communesAvant: [String: CodeCommune?] = [:]
    /// The legal entities that this batch stored, by key.
    var nouvellesEntites: [String: Identifiant] = [:]
    var touchedStructures: Set<Identifiant> = []
    var bilan = BilanImport()
    let corriger: CorrigerAnomalies

    /// Loads in a few reads what the store has of the persons and the places of a batch.
    init(
        _ fiches: [FichePersonne], memoire: MemoireRPPS, provenance: Provenance, now: Instant, publisher: any Publisher,
        in store: any StoreWriter
    ) throws {
        self.memoire = memoire
        self.provenance = provenance
        auteur = try Acteur.repertoire(provenance).auteurDuRepertoire(le: now.jour)
        self.now = now
        self.store = store
        self.publisher = publisher
        corriger = try CorrigerAnomalies(provenance: provenance, now: now, in: store)
        let places = fiches.flatMap { $0.situations.map(\.structure) }
        let cles = Set(places.map(\.cle)).filter(memoire.mayHave(structure:))
        for found in try store.find(EntiteGeographique.self, by: .cle, cles.map { .text($0) }) {
            structures[found.value.cle] = found
        }
        let entites = Set(places.compactMap(EntiteJuridique.cle(of:))).filter { memoire.entites[$0] == nil }
        for found in try store.find(EntiteJuridique.self, by: .cle, entites.map { .text($0) }) {
            self.entites[found.value.cle] = found
        }
        guard !memoire.annuaireVide else { return }
        for found in try store.find(Professionnel.self, by: .idNatPS, fiches.map { .text($0.idNatPS.description) }) {
            professionnels[found.value.idNatPS] = found
        }
        for found in try store.find(
            OffreOperationnelle.self, by: .professionnel, professionnels.values.map { .id($0.value.id) })
        {
            guard let professionnel = found.value.liberal?.professionnel else { continue }
            offres[professionnel, default: []].append(found)
        }
    }

    /// Saves what differs.
    mutating func apply(_ fiches: [FichePersonne]) throws {
        var empreintes: [EmpreinteConnue] = []
        for fiche in fiches {
            let id = try apply(fiche)
            if let empreinte = fiche.empreinte { empreintes.append(EmpreinteConnue(empreinte, agregat: id)) }
        }
        try store.remember(empreintes, .personnesRPPS)
        try republishSharedPlaces()
    }

    private mutating func apply(_ fiche: FichePersonne) throws -> Identifiant {
        let person = try professionnel(fiche)
        let known = offres[person.apres.id] ?? []
        var keys: Set<String> = []
        let situations = fiche.situations.filter { keys.insert($0.situation.cle).inserted }
        let pairs = Rapprochement(known.map(\.value), situations.map(\.situation))
        for (situation, rank) in zip(situations, pairs.offreDe) {
            let place = try structure(situation)
            if let rank {
                try refresh(known[rank], situation.situation, person, place)
            } else {
                try create(situation.situation, of: person.apres, at: place.apres)
            }
        }
        for rank in pairs.restantes { try withdraw(known[rank]) }
        return person.apres.id
    }

    private mutating func professionnel(_ fiche: FichePersonne) throws -> Changement<Professionnel> {
        let known = professionnels[fiche.idNatPS]
        if let known, known.value.civilite == fiche.civilite, known.value.exercices == fiche.exercices {
            return Changement(known.value)
        }
        var person =
            try known?.value
            ?? Professionnel(
                id: store.newId(), idNatPS: fiche.idNatPS, civilite: nil, exercices: [],
                provenance: provenance, dateCreation: now, dateMiseJour: now)
        person.civilite = fiche.civilite
        person.exercices = fiche.exercices
        person.provenance = provenance
        person.dateMiseJour = now
        try store.save(person, version: known?.version, by: auteur, now: now)
        return Changement(avant: known?.value, apres: person, estChange: known != nil)
    }

    /// Publishes again the offers of other persons at the places that changed.
    private func republishSharedPlaces() throws {
        for place in touchedStructures { try corriger(structure: place, in: store) }
        try store.republish(touchedStructures.map { .structure($0) }, by: publisher, now: now)
    }
}

/// An aggregate before and after an edition.
struct Changement<Valeur> {
    /// Before; `nil` when it is new.
    var avant: Valeur?
    /// After.
    var apres: Valeur
    /// Whether it was there before and differs.
    var estChange: Bool

    init(avant: Valeur?, apres: Valeur, estChange: Bool) {
        self.avant = avant
        self.apres = apres
        self.estChange = estChange
    }

    /// Nothing changed.
    init(_ valeur: Valeur) {
        self.init(avant: valeur, apres: valeur, estChange: false)
    }
}
