public import Domain

/// Declares that a datum of the registers is wrong, and shows what was declared.
public struct DeclarerAnomalie: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The anomalies declared on an offer of a person, the last one first.
    /// Throws `UseCaseError.introuvable` when this actor may not see the offer.
    public func anomalies(offre id: Identifiant, by acteur: Acteur, now: Instant) throws -> [Anomalie] {
        try store.read { store in
            _ = try Portefeuille.offre(id, pour: .consulterOffre, by: acteur, in: store, now: now)
            return try store.find(Anomalie.self, by: .offre, [.id(id)]).map(\.value).sorted { $0.id > $1.id }
        }
    }

    /// The anomalies of offers already found to be of the person, the last one first.
    public func anomalies(offres: [Identifiant]) throws -> [Identifiant: [Anomalie]] {
        try store.read { store in
            try offres.reduce(into: [:]) { found, id in
                let own = try store.find(Anomalie.self, by: .offre, [.id(id)]).map(\.value)
                if !own.isEmpty { found[id] = own.sorted { $0.id > $1.id } }
            }
        }
    }

    /// Declares an anomaly. Throws `UseCaseError.invalide` with what is to be corrected (`element`, `valeurAttendue`,
    /// `description`), `introuvable` when this actor may not see the offer.
    @discardableResult
    public func callAsFunction(
        _ element: ElementRepertoire?, valeurAttendue: String, description: String, offre id: Identifiant,
        by acteur: Acteur, now: Instant
    ) throws -> Anomalie {
        let expected = valeurAttendue.nettoye
        let words = description.nettoye
        guard let compte = acteur.compte else { throw UseCaseError(.interdit, "only an account declares anomalies") }
        return try store.write { store in
            let found = try Portefeuille.offre(id, pour: .declarerAnomalie, by: acteur, in: store, now: now)
            let whole = found.complete
            let issues = Self.issues(element, expected, words, whole)
            guard issues.isEmpty, let element else {
                throw UseCaseError(.invalide, "refused anomaly", issues: issues)
            }
            let anomalie = Anomalie(
                id: try store.newId(), declarant: compte, offre: id, element: element,
                valeurConstatee: element.valeur(of: whole), valeurAttendue: expected, description: words,
                autorite: element.autorite(of: whole), now: now)
            try store.save(anomalie, version: nil, by: found.auteur, now: now)
            return anomalie
        }
    }

    /// Cancels an anomaly that is still to be treated. Throws `UseCaseError.introuvable` when it is not of this person.
    public func cancel(_ id: Identifiant, offre: Identifiant, by acteur: Acteur, now: Instant) throws {
        try store.write { store in
            guard
                let found = try store.find(Anomalie.self, by: .offre, [.id(offre)]).first(where: { $0.value.id == id }),
                found.value.declarant == acteur.compte
            else { throw UseCaseError(.introuvable, "no such anomaly") }
            var anomalie = found.value
            guard anomalie.statut == .aTraiter else { return }
            anomalie.statut = .annulee
            try store.save(anomalie, version: found.version, by: acteur.auteurDeSonCompte(le: now.jour), now: now)
        }
    }

    private static func issues(
        _ element: ElementRepertoire?, _ expected: String, _ words: String, _ whole: OffreComplete
    ) -> [ValidationIssue] {
        var issues: [ValidationIssue] = []
        if element == nil { issues.append(ValidationIssue("element", .obligatoire)) }
        if expected.isEmpty { issues.append(ValidationIssue("valeurAttendue", .obligatoire)) }
        let longest = Anomalie.longueurs
        if expected.count > longest.valeur {
            issues.append(ValidationIssue("valeurAttendue", .longueur(longest.valeur)))
        }
        if words.count > longest.description {
            issues.append(ValidationIssue("description", .longueur(longest.description)))
        }
        if let element, !expected.isEmpty, element.valeur(of: whole) == expected {
            issues.append(ValidationIssue("valeurAttendue", .valeurIdentique))
        }
        return issues
    }
}

extension String {
    /// The text without spaces at its ends.
    fileprivate var nettoye: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
