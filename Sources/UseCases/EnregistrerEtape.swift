public import Domain

/// Saves one step of an offer as a draft, validated or not.
public struct EnregistrerEtape: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Keeps what was typed without validating the step. Nothing is refused.
    ///
    /// `version` is the version of the offer the form was made from, `nil` to save on top of any.
    /// Throws `UseCaseError.versionDepassee` when the offer changed meanwhile, `introuvable` when this actor may not see it.
    @discardableResult
    public func brouillon(
        _ etape: Etape, de id: Identifiant, by acteur: Acteur, version: Int64? = nil, now: Instant,
        _ change: (inout Saisie) -> Void
    ) throws -> OffreComplete {
        try changer(id, by: acteur, version: version, now: now) { whole in
            var typed = whole.saisieCourante
            change(&typed)
            whole.offre.enregistrer(typed, etape: etape, now: now)
        }
    }

    /// Validates a step: « Étape suivante ».
    ///
    /// Throws `UseCaseError.invalide` with everything that is to be corrected: nothing is stored then.
    @discardableResult
    public func valider(
        _ etape: Etape, de id: Identifiant, by acteur: Acteur, version: Int64? = nil, now: Instant,
        _ change: (inout Saisie) -> Void
    ) throws -> OffreComplete {
        try store.write { store in
            try Self.changer(id, by: acteur, version: version, now: now, in: store) { whole in
                var typed = whole.saisieCourante
                change(&typed)
                var issues = whole.offre.validerEtape(etape, saisie: typed, now: now)
                if etape == .modalites, issues.isEmpty { issues = try Self.communesInconnues(typed, in: store) }
                guard issues.isEmpty else { throw UseCaseError(.invalide, "refused step", issues: issues) }
            }
        }
    }

    private func changer(
        _ id: Identifiant, by acteur: Acteur, version: Int64?, now: Instant,
        _ change: (inout OffreComplete) throws -> Void
    ) throws -> OffreComplete {
        try store.write { try Self.changer(id, by: acteur, version: version, now: now, in: $0, change) }
    }

    private static func changer(
        _ id: Identifiant, by acteur: Acteur, version: Int64?, now: Instant, in store: any StoreWriter,
        _ change: (inout OffreComplete) throws -> Void
    ) throws -> OffreComplete {
        let found = try Portefeuille.offre(id, pour: .saisirOffre, by: acteur, in: store, now: now)
        if let version, version != found.offre.version {
            throw UseCaseError(.versionDepassee, "the offer changed meanwhile")
        }
        var whole = found.complete
        try change(&whole)
        guard whole.offre != found.complete.offre else { return whole }
        try store.save(
            whole.offre, version: found.offre.version, by: found.auteur, now: now)
        return whole
    }

    private static func communesInconnues(_ saisie: Saisie, in store: any StoreReader) throws -> [ValidationIssue] {
        let zone = saisie.modalites.visitesADomicile ? saisie.modalites.zoneIntervention : []
        let known = Set(try store.communes(zone).map(\.code))
        return zone.allSatisfy(known.contains)
            ? [] : [ValidationIssue("modalites.zoneIntervention", .codeInconnu)]
    }
}
