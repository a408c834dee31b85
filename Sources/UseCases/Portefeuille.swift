import Domain

/// Loads an offer with everything it refers to.
enum Portefeuille {
    /// The offer and its surroundings. Throws `UseCaseError.introuvable` when a part is missing.
    static func complete(_ offre: OffreOperationnelle, in store: any StoreReader) throws -> OffreComplete {
        let professionnel = try offre.liberal.flatMap { try store.find(Professionnel.self, $0.professionnel)?.value }
        guard let structure = try store.find(EntiteGeographique.self, offre.porteur.structure)?.value,
            (professionnel != nil) == (offre.liberal != nil)
        else { throw UseCaseError(.introuvable, "an offer refers to an aggregate that is not there") }
        let entite = try structure.entiteJuridique.flatMap { try store.find(EntiteJuridique.self, $0)?.value }
        return OffreComplete(
            offre: offre, professionnel: professionnel, structure: structure,
            organisations: try organisations(offre.porteur, in: store), entiteJuridique: entite)
    }

    /// The internal organisation that provides an offer, and those above it.
    private static func organisations(
        _ porteur: Porteur, in store: any StoreReader
    ) throws -> [OrganisationInterne] {
        guard porteur.organisation != porteur.structure,
            let own = try store.find(OrganisationInterne.self, porteur.organisation)?.value
        else { return [] }
        return try Organigramme.chaine(own, in: store)
    }

    /// Offers with everything they refer to, in a few reads for the liberal ones; `nil` for one that is withdrawn or
    /// incomplete.
    static func completes(
        _ ids: [Identifiant], in store: any StoreReader
    ) throws -> [(id: Identifiant, whole: OffreComplete?)] {
        let offres = try store.find(OffreOperationnelle.self, ids).map(\.value).filter { $0.dateRetrait == nil }
        let professionnels = try byId(Professionnel.self, offres.compactMap(\.liberal?.professionnel), in: store)
        let structures = try byId(EntiteGeographique.self, offres.compactMap(\.liberal?.structure), in: store)
        let entites = try byId(EntiteJuridique.self, structures.values.compactMap(\.entiteJuridique), in: store)
        let found = Dictionary(offres.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try ids.map { id in
            guard let offre = found[id] else { return (id, nil) }
            guard let liberal = offre.liberal else { return (id, try complete(offre, in: store)) }
            guard let person = professionnels[liberal.professionnel], let place = structures[liberal.structure] else {
                return (id, nil)
            }
            let entite = place.entiteJuridique.flatMap { entites[$0] }
            return (
                id, OffreComplete(offre: offre, professionnel: person, structure: place, entiteJuridique: entite)
            )
        }
    }

    private static func byId<Aggregate: StoredAggregate>(
        _ type: Aggregate.Type, _ ids: [Identifiant], in store: any StoreReader
    ) throws -> [Identifiant: Aggregate] {
        let found = try store.find(type, Array(Set(ids)))
        return Dictionary(found.map { ($0.value.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// An offer that is in the register, on which an actor may do something, and the author of what is then done.
    ///
    /// Throws `UseCaseError.introuvable` for an offer that this actor may not even see, so that nothing tells that it exists,
    /// `interdit` for one that may be seen only.
    static func offre(
        _ id: Identifiant, pour action: Action, by acteur: Acteur, in store: any StoreReader, now: Instant
    ) throws -> Autorisee {
        guard let found = try store.find(OffreOperationnelle.self, id), found.value.dateRetrait == nil else {
            throw UseCaseError(.introuvable, "no such offer")
        }
        let whole = try complete(found.value, in: store)
        guard acteur.may(.consulterOffre, sur: whole.objet, le: now.jour) else {
            throw UseCaseError(.introuvable, "the offer is of someone else")
        }
        let auteur = try acteur.authorize(action, sur: whole.objet, le: now.jour)
        return Autorisee(offre: found, complete: whole, auteur: auteur)
    }

    /// An offer on which something is allowed.
    struct Autorisee {
        /// The offer as stored.
        let offre: Versioned<OffreOperationnelle>
        /// The offer and its surroundings.
        let complete: OffreComplete
        /// Who does it.
        let auteur: Auteur
    }

    /// The same offer with its draft.
    static func enSaisie(
        _ id: Identifiant, pour action: Action, by acteur: Acteur, in store: any StoreReader, now: Instant
    ) throws -> EnSaisie {
        let found = try offre(id, pour: action, by: acteur, in: store, now: now)
        return try enSaisie(found, in: store, now: now)
    }

    /// An offer on which something is allowed, with its draft.
    static func enSaisie(_ found: Autorisee, in store: any StoreReader, now: Instant) throws -> EnSaisie {
        let draft = try store.find(Brouillon.self, found.complete.offre.id)
        return EnSaisie(
            offre: OffreEnSaisie(found.complete, brouillon: draft?.value, now: now), versionOffre: found.offre.version,
            versionBrouillon: draft?.version, auteur: found.auteur)
    }

    /// An offer with its draft, and the versions they are stored at.
    struct EnSaisie {
        /// The offer and its draft.
        let offre: OffreEnSaisie
        /// The version of the offer.
        let versionOffre: Int64
        /// The version of the row of the draft, `nil` when there is none.
        let versionBrouillon: Int64?
        /// Who changes it.
        let auteur: Auteur

        /// A number that grows with each change of the offer and of its draft.
        var version: Int64 { versionOffre + offre.brouillon.version }

        /// Saves what differs: the offer, the draft. A draft that is empty and never was stored is not.
        func save(_ changed: OffreEnSaisie, now: Instant, in store: any StoreWriter) throws {
            if changed.offre != offre.offre {
                try store.save(changed.offre, version: versionOffre, by: auteur, now: now)
            }
            guard changed.brouillon != offre.brouillon, versionBrouillon != nil || changed.brouillon.saisie != nil
            else { return }
            try store.save(changed.brouillon, version: versionBrouillon, by: auteur, now: now)
        }
    }
}
