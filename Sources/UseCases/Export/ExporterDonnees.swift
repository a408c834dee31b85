public import Domain

/// Gives a person everything that the service holds about them. Source: GDPR, articles 15 and 20.
///
/// Each list is bounded (`Limites.exportLignes`); what is left out is told in the file. The door asks a recent identification.
public struct ExporterDonnees: Sendable {
    private let store: any Store
    private let sessions: Sessions

    /// The use case on a store.
    public init(store: any Store, sessions: Sessions) {
        self.store = store
        self.sessions = sessions
    }

    /// The data of the person of this account: their own, or any for the operator. It is audited.
    /// Throws `UseCaseError.interdit`, `introuvable` when there is no such account.
    public func callAsFunction(
        _ id: Identifiant, by acteur: Acteur, now: Instant
    ) throws -> DonneesPersonnelles {
        if acteur.compte != id { _ = try acteur.authorize(.exploiter, sur: .repertoire, le: now.jour) }
        let open = try sessions.all(of: id, now: now)
        let data = try store.read { store in
            guard let compte = try store.find(Compte.self, id)?.value else {
                throw UseCaseError(.introuvable, "no such account")
            }
            return try ReunionDonnees(compte: compte, in: store, now: now).whole(sessions: open)
        }
        // Nothing is given that the audit log does not tell.
        try store.write { try $0.audit(FaitAudit(nature: .export, compte: id), by: acteur.description, now: now) }
        return data
    }
}

/// The reading of what is held about one person.
private struct ReunionDonnees {
    private static let auPlus = Limites.exportLignes.value

    let compte: Compte
    let store: any StoreReader
    let now: Instant

    init(compte: Compte, in store: any StoreReader, now: Instant) {
        self.compte = compte
        self.store = store
        self.now = now
    }

    func whole(sessions: [SessionPortail]) throws -> DonneesPersonnelles {
        let keys = compte.habilitations.compactMap { held -> IdNatPS? in
            guard case .professionnel(let person) = held.perimetre else { return nil }
            return person
        }
        let people = try store.find(
            Professionnel.self, by: .idNatPS, Set(keys).map { KeyValue.text($0.description) }
        ).map(\.value)
        let offres = try store.offres(professionnels: people.map(\.id), after: nil, limit: Self.auPlus)
            .map(\.value.id)
        let changes = try changements(keys)
        let cut = [offres.count, changes.count].contains { $0 >= Self.auPlus }
        return DonneesPersonnelles(
            date: now.iso8601, compte: exported, moyensConnexion: try moyens(), secondFacteur: try facteur(),
            sessions: sessions.map(Self.session), repertoires: people, brouillons: try brouillons(offres),
            anomalies: try anomalies(offres), modifications: changes.map(Self.modification),
            limites: cut
                ? ["Chaque liste de ce fichier a au plus \(Self.auPlus) lignes\u{A0}: demandez les autres au support."]
                : [])
    }

    private var exported: DonneesPersonnelles.CompteExporte {
        .init(
            identifiant: compte.id.description, dateCreation: compte.dateCreation.iso8601, prenom: compte.prenom,
            nom: compte.nom, courriel: compte.courriel, courrielConfirme: compte.courrielConfirme?.iso8601,
            informationsValidees: compte.informationsValidees?.iso8601, fermeture: compte.fermeture?.iso8601,
            droits: compte.habilitations.map {
                .init(
                    profil: $0.profil.libelle, perimetre: $0.perimetre, debut: $0.debut?.iso8601, fin: $0.fin?.iso8601)
            },
            conditionsAcceptees: compte.acceptations.map {
                .init(version: $0.version, date: $0.date.iso8601, finAffichee: $0.finAffichee)
            })
    }

    private func moyens() throws -> [DonneesPersonnelles.Moyen] {
        try store.find(MoyenConnexion.self, by: .compte, [.id(compte.id)]).map { found in
            switch found.value.preuve {
            case .proSanteConnect(let person):
                .init(
                    nature: "Pro Santé Connect", identifiant: person.description,
                    dateCreation: found.value.dateCreation.iso8601)
            case .motDePasse(let courriel, _):
                .init(
                    nature: "Mot de passe", identifiant: courriel, dateCreation: found.value.dateCreation.iso8601)
            }
        }
    }

    private func facteur() throws -> DonneesPersonnelles.Facteur? {
        guard let found = try store.find(SecondFacteur.self, compte.id)?.value, let date = found.dateActivation else {
            return nil
        }
        return .init(dateActivation: date.iso8601, codesSecoursRestants: found.codesSecours.count)
    }

    private func brouillons(_ offres: [Identifiant]) throws -> [DonneesPersonnelles.BrouillonExporte] {
        try store.find(Brouillon.self, offres).compactMap { found in
            guard let saisie = found.value.saisie else { return nil }
            return .init(
                offre: found.value.id.description, dateModification: found.value.dateModification.iso8601,
                saisie: saisie)
        }
    }

    private func anomalies(_ offres: [Identifiant]) throws -> [DonneesPersonnelles.AnomalieExportee] {
        var found: [DonneesPersonnelles.AnomalieExportee] = []
        for offre in offres where found.count < Self.auPlus {
            let all = try store.anomalies(offre: offre, avant: nil, limit: Self.auPlus - found.count).map(\.value)
            found += all.filter { $0.declarant == compte.id }.map(Self.anomalie)
        }
        return found
    }

    /// The changes that the history keeps under each name of the person, the last one first.
    private func changements(_ keys: [IdNatPS]) throws -> [LigneHistorique] {
        let names = Set(
            keys.map { Acteur.nom(compte: compte.id, idNatPS: $0) } + [Acteur.nom(compte: compte.id, idNatPS: nil)])
        let all = try names.flatMap { try store.changements(auteur: $0, limit: Self.auPlus) }
        return Array(all.sorted { $0.sequence > $1.sequence }.prefix(Self.auPlus))
    }

    private static func session(_ session: SessionPortail) -> DonneesPersonnelles.Session {
        .init(
            appareil: session.appareil,
            moyen: session.moyen == .proSanteConnect ? "Pro Santé Connect" : "Mot de passe",
            dateOuverture: session.dateOuverture.iso8601, dateDernierAcces: session.dateDernierAcces.iso8601)
    }

    private static func anomalie(_ anomalie: Anomalie) -> DonneesPersonnelles.AnomalieExportee {
        .init(
            offre: anomalie.offre.description, date: anomalie.dateDeclaration.iso8601,
            element: anomalie.element.libelle, valeurConstatee: anomalie.valeurConstatee,
            valeurAttendue: anomalie.valeurAttendue, description: anomalie.description, statut: anomalie.statut.libelle)
    }

    private static func modification(_ line: LigneHistorique) -> DonneesPersonnelles.Modification {
        .init(
            date: line.date.iso8601, objet: line.objet, identifiant: line.id.description, version: line.version,
            profil: line.profil)
    }
}

extension Acteur {
    /// How the history names a person: see `description`.
    fileprivate static func nom(compte: Identifiant, idNatPS: IdNatPS?) -> String {
        Acteur(.personne(compte: compte, idNatPS: idNatPS), habilitations: []).description
    }
}
