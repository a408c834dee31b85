import Domain

/// Loads an offer with everything it refers to.
enum Portefeuille {
    /// The offer and its surroundings. Throws `UseCaseError.introuvable` when a part is missing.
    static func complete(_ offre: OffreOperationnelle, in store: any StoreReader) throws -> OffreComplete {
        guard let professionnel = try store.find(Professionnel.self, offre.professionnel)?.value,
            let structure = try store.find(EntiteGeographique.self, offre.structure)?.value
        else { throw UseCaseError(.introuvable, "an offer refers to an aggregate that is not there") }
        let entite = try structure.entiteJuridique.flatMap { try store.find(EntiteJuridique.self, $0)?.value }
        return OffreComplete(
            offre: offre, professionnel: professionnel, structure: structure, entiteJuridique: entite)
    }

    /// Offers with everything they refer to, in a few reads; `nil` for one that is withdrawn or incomplete.
    static func completes(
        _ ids: [Identifiant], in store: any StoreReader
    ) throws -> [(id: Identifiant, whole: OffreComplete?)] {
        let offres = try store.find(OffreOperationnelle.self, ids).map(\.value).filter { $0.dateRetrait == nil }
        let professionnels = try byId(Professionnel.self, offres.map(\.professionnel), in: store)
        let structures = try byId(EntiteGeographique.self, offres.map(\.structure), in: store)
        let found = Dictionary(offres.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.map { id in
            guard let offre = found[id], let person = professionnels[offre.professionnel],
                let place = structures[offre.structure]
            else { return (id, nil) }
            return (
                id, OffreComplete(offre: offre, professionnel: person, structure: place, entiteJuridique: nil)
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
        guard var found = try store.find(OffreOperationnelle.self, id), found.value.dateRetrait == nil else {
            throw UseCaseError(.introuvable, "no such offer")
        }
        _ = found.value.oublierSaisie(now: now)
        let whole = try complete(found.value, in: store)
        guard acteur.peut(.consulterOffre, sur: whole.objet, le: now.jour) else {
            throw UseCaseError(.introuvable, "the offer is of someone else")
        }
        let auteur = try acteur.autoriser(action, sur: whole.objet, le: now.jour)
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
}
