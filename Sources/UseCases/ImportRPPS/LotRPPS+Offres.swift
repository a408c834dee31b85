import Domain

extension LotRPPS {
    /// Opens an offer « A compléter ».
    mutating func create(
        _ situation: SituationOperationnelle, of professionnel: Professionnel, at place: EntiteGeographique
    ) throws {
        let region = place.fiche.adresse.communeCOG.flatMap { Departement.region($0.departement) }
        let liberal = SituationLiberale(
            professionnel: professionnel.id, structure: place.id, situation: situation, provenance: provenance)
        let offre = OffreOperationnelle(id: try store.newId(), region: region, porteur: .liberal(liberal), now: now)
        try store.save(offre, version: nil, by: auteur, now: now)
        bilan.created += 1
    }

    /// Brings an offer to what the edition says; what was typed is kept, and told doubtful when it is affected.
    mutating func refresh(
        _ found: Versioned<OffreOperationnelle>, _ situation: SituationOperationnelle,
        _ person: Changement<Professionnel>, _ place: Changement<EntiteGeographique>
    ) throws {
        var offre = found.value
        let wasWithdrawn = offre.dateRetrait != nil
        let changed = offre.refresh(
            situation: situation, structure: place.apres.id, provenance: provenance, now: now)
        guard changed || person.estChange || place.estChange else { return }
        let doubtful = try elementsAVerifier(found.value, offre, person, place)
        offre.flag(doubtful)
        if wasWithdrawn { bilan.restored += 1 } else { bilan.changed += 1 }
        if !doubtful.isEmpty {
            bilan.toVerify += 1
            if found.value.statut != .aVerifier { try store.emit(.offreAVerifier, about: offre, now: now) }
        }
        if offre != found.value {
            try store.save(offre, version: found.version, by: auteur, now: now)
        }
        let whole = OffreComplete(
            offre: offre, professionnel: person.apres, structure: place.apres,
            entiteJuridique: try entite(of: place.apres))
        try corriger(whole, in: store)
        guard offre.estPubliable else { return }
        let former = found.value.porteur.structure
        let moved = former != offre.porteur.structure
        try store.republish([.offre(offre.id)] + (moved ? [.structure(former)] : []), by: publisher, now: now)
    }

    private func elementsAVerifier(
        _ avant: OffreOperationnelle, _ apres: OffreOperationnelle, _ person: Changement<Professionnel>,
        _ place: Changement<EntiteGeographique>
    ) throws -> [ElementAVerifier] {
        guard avant.publiee != nil else { return [] }
        var former = place.avant ?? place.apres
        if avant.porteur.structure != place.apres.id {
            former = try store.find(EntiteGeographique.self, avant.porteur.structure)?.value ?? former
        }
        return OffreOperationnelle.elementsAVerifier(
            avant: OffreComplete(
                offre: avant, professionnel: person.avant ?? person.apres, structure: former, entiteJuridique: nil),
            apres: OffreComplete(
                offre: apres, professionnel: person.apres, structure: place.apres, entiteJuridique: nil),
            provenance: provenance)
    }

    /// Withdraws an offer that the edition no longer has; answers whether it was still there.
    @discardableResult
    mutating func withdraw(_ found: Versioned<OffreOperationnelle>) throws -> Bool {
        var offre = found.value
        guard offre.withdraw(now: now) else { return false }
        bilan.closed += 1
        try store.save(offre, version: found.version, by: auteur, now: now)
        if found.value.estPubliable { try store.republish([.offre(offre.id)], by: publisher, now: now) }
        return true
    }
}
