public import Domain

/// Declares that a datum of the registers is wrong, and shows what was declared.
public struct DeclarerAnomalie: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The most anomalies that one answer lists.
    public static let parPage = 50

    /// The anomalies declared on an offer of a person before one of them, the last one first, a page at most.
    /// Throws `UseCaseError.introuvable` when this actor may not see the offer.
    public func anomalies(
        offre id: Identifiant, avant: Identifiant? = nil, by acteur: Acteur, now: Instant
    ) throws -> [Anomalie] {
        try store.read { store in
            _ = try Portefeuille.offre(id, pour: .consulterOffre, by: acteur, in: store, now: now)
            return try store.anomalies(offre: id, avant: avant, limit: Self.parPage).map(\.value)
        }
    }

    /// The anomalies of offers already found to be of the person, those to be treated first, then the last one first, a page at
    /// most for each.
    public func anomalies(offres: [Identifiant]) throws -> [Identifiant: [Anomalie]] {
        try store.read { store in
            try offres.reduce(into: [:]) { found, id in
                let own = try store.anomaliesEnCours(offre: id, limit: Self.parPage).map(\.value)
                if !own.isEmpty { found[id] = own }
            }
        }
    }

    /// Declares an anomaly. Throws `UseCaseError.invalide` with what is to be corrected (`element`, `valeurAttendue`,
    /// `description`), `introuvable` when this actor may not see the offer, `quotaAtteint`.
    @discardableResult
    public func callAsFunction(
        _ element: ElementRepertoire?, valeurAttendue: String, description: String, offre id: Identifiant,
        by acteur: Acteur, now: Instant
    ) throws -> Anomalie {
        let expected = Anomalie.regleValeur.verification(valeurAttendue)
        let words = Anomalie.regleDescription.verification(description)
        guard let compte = acteur.compte else { throw UseCaseError(.interdit, "only an account declares anomalies") }
        return try store.write { store in
            let found = try Portefeuille.offre(id, pour: .declarerAnomalie, by: acteur, in: store, now: now)
            let whole = found.complete
            let issues = Self.issues(element, expected, words.regle, whole)
            guard issues.isEmpty, let element else {
                throw UseCaseError(.invalide, "refused anomaly", issues: issues)
            }
            let count = try store.nombreAnomalies(autour: id, depuis: now.debutDuJour)
            try Quota.anomaliesOuvertes.check(count.ouvertes)
            try Quota.anomaliesParJour.check(count.declarees)
            let anomalie = Anomalie(
                id: try store.newId(), declarant: compte, offre: id, element: element,
                valeurConstatee: String(element.valeur(of: whole).prefix(1000)), valeurAttendue: expected.valeur,
                description: words.valeur,
                autorite: element.autorite(of: whole), now: now)
            try store.save(anomalie, version: nil, by: found.auteur, now: now)
            return anomalie
        }
    }

    /// Cancels an anomaly that is still to be treated. Throws `UseCaseError.introuvable` when it is not of this person.
    public func cancel(_ id: Identifiant, offre: Identifiant, by acteur: Acteur, now: Instant) throws {
        try store.write { store in
            guard let found = try store.find(Anomalie.self, id), found.value.offre == offre,
                found.value.declarant == acteur.compte
            else { throw UseCaseError(.introuvable, "no such anomaly") }
            var anomalie = found.value
            guard anomalie.statut == .aTraiter else { return }
            anomalie.statut = .annulee
            try store.save(anomalie, version: found.version, by: acteur.auteurDeSonCompte(le: now.jour), now: now)
        }
    }

    private static func issues(
        _ element: ElementRepertoire?, _ expected: (valeur: String, regle: Regle?), _ words: Regle?,
        _ whole: OffreComplete
    ) -> [ValidationIssue] {
        var issues: [ValidationIssue] = []
        if element == nil { issues.append(ValidationIssue("element", .obligatoire)) }
        if let rule = expected.regle { issues.append(ValidationIssue("valeurAttendue", rule)) }
        if let words { issues.append(ValidationIssue("description", words)) }
        if let element, expected.regle == nil, element.valeur(of: whole) == expected.valeur {
            issues.append(ValidationIssue("valeurAttendue", .valeurIdentique))
        }
        return issues
    }
}
