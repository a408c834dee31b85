public import Domain

/// Erases an account: what of it is not kept by law. Decision 0031 says what goes, what stays and why.
public struct EffacerCompte: Sendable {
    /// What was erased, to be told.
    public struct Bilan: Sendable, Equatable {
        /// Means of sign-in.
        public var moyens = 0
        /// Open sessions.
        public var sessions = 0
        /// Drafts.
        public var brouillons = 0
        /// Former versions of the account and, when asked, of its offers.
        public var versions = 0
        /// Offers whose typed description was withdrawn.
        public var offres = 0

        /// Nothing erased.
        public init() {}
    }

    private let store: any Store
    private let publisher: any Publisher

    /// The use case on a store.
    public init(store: any Store, publisher: any Publisher) {
        self.store = store
        self.publisher = publisher
    }

    /// Erases an account in one transaction; with `offres`, what was typed in its liberal offers is withdrawn too.
    ///
    /// Throws `UseCaseError.introuvable` when there is none, `interdit` when this actor may not. An account that is erased already
    /// is erased again: nothing is left to count.
    public func callAsFunction(
        _ id: Identifiant, offres: Bool, by acteur: Acteur, now: Instant
    ) throws -> Bilan {
        try store.write { store in
            let auteur = try acteur.authorize(.exploiter, sur: .repertoire, le: now.jour)
            guard let found = try store.find(Compte.self, id) else {
                throw UseCaseError(.introuvable, "no such account")
            }
            var bilan = Bilan()
            let means = try store.find(MoyenConnexion.self, by: .compte, [.id(id)])
            let persons = Self.persons(found.value, means.map(\.value))
            for item in means { try store.remove(MoyenConnexion.self, item.value.id, version: item.version) }
            bilan.moyens = means.count
            bilan.sessions = try store.forget(compte: id, courriels: Self.courriels(found.value, means.map(\.value)))
            for offre in try Self.offres(persons, in: store) {
                try erase(offre, description: offres, &bilan, by: auteur, now: now, in: store)
            }
            var erased = found.value
            erased.erase(now: now)
            if erased != found.value { try store.save(erased, version: found.version, by: auteur, now: now) }
            bilan.versions += try store.eraseFormerVersions(of: Compte.self, id)
            try store.audit(
                FaitAudit(nature: .effacement, compte: id, detail: ["offres": offres ? "oui" : "non"]),
                by: auteur.identifiant, now: now)
            for person in persons { try store.replaceAuteur(person.description, by: "compte \(id)") }
            return bilan
        }
    }

    private func erase(
        _ offre: Versioned<OffreOperationnelle>, description: Bool, _ bilan: inout Bilan, by auteur: Auteur,
        now: Instant, in store: any StoreWriter
    ) throws {
        if let draft = try store.find(Brouillon.self, offre.value.id) {
            try store.remove(Brouillon.self, draft.value.id, version: draft.version)
            bilan.brouillons += draft.value.saisie == nil ? 0 : 1
        }
        guard description else { return }
        var changed = offre.value
        if changed.withdrawDescription(now: now) {
            try store.save(changed, version: offre.version, by: auteur, now: now)
            try store.republish([.offre(changed.id)], by: publisher, now: now)
            bilan.offres += 1
        }
        bilan.versions += try store.eraseFormerVersions(of: OffreOperationnelle.self, changed.id)
    }

    /// The national identifiers of the person of an account.
    private static func persons(_ compte: Compte, _ means: [MoyenConnexion]) -> Set<IdNatPS> {
        let cards = means.compactMap { item -> IdNatPS? in
            guard case .proSanteConnect(let person) = item.preuve else { return nil }
            return person
        }
        return Set(cards + compte.habilitations.compactMap(\.perimetre.professionnel))
    }

    private static func courriels(_ compte: Compte, _ means: [MoyenConnexion]) -> [String] {
        let signingIn = means.compactMap { item -> String? in
            guard case .motDePasse(let courriel, _) = item.preuve else { return nil }
            return courriel
        }
        return Array(Set(signingIn + [compte.courriel].compactMap(\.self)))
    }

    private static func offres(
        _ persons: Set<IdNatPS>, in store: any StoreReader
    ) throws -> [Versioned<OffreOperationnelle>] {
        let keys = persons.sorted { $0.description < $1.description }.map { KeyValue.text($0.description) }
        let known = try store.find(Professionnel.self, by: .idNatPS, keys)
        return try store.find(OffreOperationnelle.self, by: .professionnel, known.map { .id($0.value.id) })
    }
}
