import Domain

/// One batch of an import of FINESS, in one transaction.
struct LotFINESS {
    let store: any StoreWriter
    let publisher: any Publisher
    let provenance: Provenance
    let now: Instant
    var bilan = BilanImport()
    private var entites: [String: Versioned<EntiteJuridique>] = [:]
    private var structures: [String: Versioned<EntiteGeographique>] = [:]

    private let corriger: CorrigerAnomalies
    private let auteur: Auteur

    init(store: any StoreWriter, publisher: any Publisher, provenance: Provenance, now: Instant) throws {
        corriger = try CorrigerAnomalies(provenance: provenance, now: now, in: store)
        auteur = try Acteur.repertoire(provenance).auteurDuRepertoire(le: now.jour)
        self.store = store
        self.publisher = publisher
        self.provenance = provenance
        self.now = now
    }

    mutating func apply(_ fiches: [(fiche: ImporterFINESS.Fiche, empreinte: Empreinte)]) throws {
        try load(fiches.map(\.fiche))
        var empreintes: [EmpreinteConnue] = []
        for (fiche, empreinte) in fiches {
            guard case .entiteJuridique(let fiche) = fiche else { continue }
            empreintes.append(EmpreinteConnue(empreinte, agregat: try apply(fiche)))
        }
        for (fiche, empreinte) in fiches {
            guard case .site(let fiche) = fiche else { continue }
            empreintes.append(EmpreinteConnue(empreinte, agregat: try apply(fiche)))
        }
        try store.remember(empreintes, .sitesFINESS)
    }

    private mutating func load(_ fiches: [ImporterFINESS.Fiche]) throws {
        var legal: Set<String> = []
        var sites: Set<String> = []
        for fiche in fiches {
            switch fiche {
            case .entiteJuridique(let fiche): legal.insert(fiche.numFINESS.description)
            case .site(let fiche):
                sites.insert(EntiteGeographique.cle(fiche.numFINESS))
                if let number = fiche.numFINESSEJ { legal.insert(number.description) }
            }
        }
        for found in try store.find(EntiteJuridique.self, by: .cle, legal.map { .text($0) }) {
            entites[found.value.cle] = found
        }
        for found in try store.find(EntiteGeographique.self, by: .cle, sites.map { .text($0) }) {
            structures[found.value.cle] = found
        }
    }

    private mutating func apply(_ fiche: FicheFINESSEJ) throws -> Identifiant {
        let cle = fiche.numFINESS.description
        guard let known = entites[cle] else {
            let entite = EntiteJuridique(
                id: try store.newId(), finess: fiche, provenance: provenance, now: now)
            try store.save(entite, version: nil, by: auteur, now: now)
            entites[cle] = Versioned(entite, version: 1)
            bilan.created += 1
            return entite.id
        }
        var entite = known.value
        if entite.refresh(fiche, provenance: provenance, now: now) {
            try store.save(entite, version: known.version, by: auteur, now: now)
            entites[cle] = Versioned(entite, version: known.version + 1)
            bilan.changed += 1
            try store.republish([.entiteJuridique(entite.id)], by: publisher, now: now)
        } else {
            bilan.unchanged += 1
        }
        return entite.id
    }

    private mutating func apply(_ fiche: FicheFINESS) throws -> Identifiant {
        let cle = EntiteGeographique.cle(fiche.numFINESS)
        let known = structures[cle]
        var place = try known?.value ?? EntiteGeographique(id: store.newId(), cle: cle, now: now)
        let changed = place.finess.refresh(fiche, provenance: provenance, now: now)
        let legal = fiche.numFINESSEJ.flatMap { entites[$0.description]?.value.id } ?? place.entiteJuridique
        guard changed || legal != place.entiteJuridique else {
            bilan.unchanged += 1
            return place.id
        }
        place.entiteJuridique = legal
        if known == nil { bilan.created += 1 } else { bilan.changed += 1 }
        try save(place, before: known)
        return place.id
    }

    /// Closes a site that the register no longer has: what RPPS says of it stays; without RPPS, it is told closed.
    mutating func close(_ id: Identifiant) throws {
        guard let known = try store.find(EntiteGeographique.self, id), known.value.finess != nil else { return }
        var place = known.value
        if place.rpps != nil {
            place.finess = nil
        } else {
            guard place.finess?.valeur.dateFermeture == nil else { return }
            place.finess?.valeur.dateFermeture = provenance.edition
            place.finess?.provenance = provenance
        }
        bilan.closed += 1
        try save(place, before: known)
    }

    /// Saves a place, and tells the offers that are given there.
    private mutating func save(_ changed: EntiteGeographique, before known: Versioned<EntiteGeographique>?) throws {
        var place = changed
        place.dateMiseJour = now
        try store.save(place, version: known?.version, by: auteur, now: now)
        structures[place.cle] = Versioned(place, version: (known?.version ?? 0) + 1)
        guard let known else { return }
        try corriger(structure: place.id, in: store)
        var touched: [PublicationSource] = [.structure(place.id)]
        if let former = known.value.entiteJuridique, former != place.entiteJuridique {
            touched.append(.entiteJuridique(former))
        }
        try store.republish(touched, by: publisher, now: now)
        for id in try store.offresPubliees(of: .structure(place.id)) {
            guard let found = try store.find(OffreOperationnelle.self, id) else { continue }
            var whole = try Portefeuille.complete(found.value, in: store)
            var former = whole
            former.structure = known.value
            whole.structure = place
            let doubtful = OffreOperationnelle.elementsAVerifier(avant: former, apres: whole, provenance: provenance)
            guard !doubtful.isEmpty else { continue }
            whole.offre.flag(doubtful)
            bilan.toVerify += 1
            if found.value.statut != .aVerifier { try store.emit(.offreAVerifier, about: found.value, now: now) }
            try store.save(whole.offre, version: found.version, by: auteur, now: now)
        }
    }
}
