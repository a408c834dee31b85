import Domain

extension LotRPPS {
    /// The place of an activity, brought to what the edition says of it.
    mutating func structure(_ situation: FicheSituation) throws -> Changement<EntiteGeographique> {
        let fiche = situation.structure
        let known = structures[fiche.cle]
        if let known, known.value.rpps != nil, !situation.prevails { return remembered(known.value) }
        return try save(fiche, known)
    }

    private mutating func save(
        _ fiche: FicheStructure, _ known: Versioned<EntiteGeographique>?
    ) throws -> Changement<EntiteGeographique> {
        let entite = try entiteJuridique(fiche)
        var place =
            try known?.value ?? EntiteGeographique(id: store.newId(), cle: fiche.cle, now: now)
        let changed = place.rpps.refresh(fiche, provenance: provenance, now: now)
        // FINESS, when it speaks of the site, is the owner of the link to the legal entity.
        let linked = place.finess == nil && place.entiteJuridique != entite
        guard changed || linked else { return remembered(place) }
        if linked { place.entiteJuridique = entite }
        place.dateMiseJour = now
        try store.save(place, version: known?.version, by: auteur, now: now)
        structures[fiche.cle] = Versioned(place, version: (known?.version ?? 0) + 1)
        guard let known else { return Changement(avant: nil, apres: place, estChange: false) }
        if communeAvant(fiche.cle) == nil {
            communesAvant[fiche.cle] = .some(known.value.fiche.adresse.communeCOG)
        }
        touchedStructures.insert(place.id)
        if let former = known.value.entiteJuridique, former != place.entiteJuridique {
            try store.republish([.entiteJuridique(former)], by: publisher, now: now)
        }
        return Changement(avant: known.value, apres: place, estChange: true)
    }

    /// A place as it is; as it was before too, when a former person of the edition brought its change.
    private func remembered(_ place: EntiteGeographique) -> Changement<EntiteGeographique> {
        guard let commune = communeAvant(place.cle) else { return Changement(place) }
        var avant = place
        avant.rpps?.valeur.adresse.communeCOG = commune
        return Changement(avant: avant, apres: place, estChange: true)
    }

    private func communeAvant(_ cle: String) -> CodeCommune?? { communesAvant[cle] ?? memoire.communesAvant[cle] }

    /// The legal entity of a place, created at its first appearance. Its name is kept as it first came: RPPS gives that
    /// of the place only.
    private mutating func entiteJuridique(_ fiche: FicheStructure) throws -> Identifiant? {
        guard let cle = EntiteJuridique.cle(of: fiche) else { return nil }
        if let known = entites[cle]?.value.id ?? memoire.entites[cle] { return known }
        let id = try store.newId()
        guard let entite = EntiteJuridique(id: id, fiche: fiche, provenance: provenance, now: now) else { return nil }
        try store.save(entite, version: nil, by: auteur, now: now)
        entites[cle] = Versioned(entite, version: 1)
        nouvellesEntites[cle] = id
        return id
    }

    /// The legal entity of a place, when there is one.
    func entite(of place: EntiteGeographique) throws -> EntiteJuridique? {
        guard let id = place.entiteJuridique else { return nil }
        if let known = EntiteJuridique.cle(of: place.fiche).flatMap({ entites[$0] }), known.value.id == id {
            return known.value
        }
        return try store.find(EntiteJuridique.self, id)?.value
    }
}
