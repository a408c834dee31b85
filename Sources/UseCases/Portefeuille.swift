import Domain

/// Loads an offer with everything it refers to.
enum Portefeuille {
    /// The offer and its surroundings. Throws `UseCaseError.introuvable` when a part is missing.
    static func complete(_ offre: OffreOperationnelle, in store: any StoreReader) throws -> OffreComplete {
        guard let professionnel = try store.professionnel(offre.professionnel)?.value,
            let structure = try store.entiteGeographique(offre.structure)?.value
        else { throw UseCaseError(.introuvable, "an offer refers to an aggregate that is not there") }
        let entite = try structure.entiteJuridique.flatMap { try store.entiteJuridique($0)?.value }
        return OffreComplete(
            offre: offre, professionnel: professionnel, structure: structure, entiteJuridique: entite)
    }

    /// Offers with everything they refer to, in a few reads; `nil` for one that is withdrawn or incomplete.
    static func completes(
        _ ids: [Identifiant], in store: any StoreReader
    ) throws -> [(id: Identifiant, whole: OffreComplete?)] {
        let offres = try store.offres(ids: ids).filter { $0.dateRetrait == nil }
        let people = try store.professionnels(ids: Array(Set(offres.map(\.professionnel))))
        let places = try store.entitesGeographiques(ids: Array(Set(offres.map(\.structure))))
        let professionnels = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let structures = Dictionary(places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
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

    /// An offer that this person may see and change: their own, present in the register.
    /// Throws `UseCaseError.introuvable` for any other, so that nothing tells that it exists.
    static func offre(
        _ id: Identifiant, of idNatPS: IdNatPS, in store: any StoreReader, now: Instant
    ) throws -> (offre: Versioned<OffreOperationnelle>, complete: OffreComplete) {
        guard var found = try store.offre(id), found.value.dateRetrait == nil else {
            throw UseCaseError(.introuvable, "no such offer")
        }
        _ = found.value.oublierSaisie(now: now)
        let whole = try complete(found.value, in: store)
        guard whole.professionnel.idNatPS == idNatPS else {
            throw UseCaseError(.introuvable, "the offer is of someone else")
        }
        return (found, whole)
    }
}
