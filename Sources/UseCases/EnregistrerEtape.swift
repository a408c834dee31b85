public import Domain

/// Saves one step of an offer as a draft, validated or not. The former draft is replaced; who changed which step stays.
public struct EnregistrerEtape: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Keeps what was typed without validating the step. Nothing is refused but what has no room in a draft: `invalide` (`saisie`,
    /// `octets`).
    ///
    /// `change` puts the typed values of the step, read before, in place of those that are there; `puis` then does what a button of
    /// the page asked. Both run inside the transaction: they must be cheap.
    /// `version` is the version of the draft that the form was made from. Throws `UseCaseError.versionDepassee` when the step changed
    /// since and other values were typed, `introuvable` when this actor may not see the offer.
    @discardableResult
    public func brouillon(
        _ etape: Etape, de id: Identifiant, by acteur: Acteur, version: Int64, now: Instant,
        _ change: (inout Saisie) -> Void, puis action: (inout Saisie) -> Void = { _ in }
    ) throws -> OffreEnSaisie {
        try edit(etape, de: id, by: acteur, version: version, now: now, change) { offre, typed, _ in
            var typed = typed
            action(&typed)
            try Self.checkRoom(typed)
            offre.record(typed, etape: etape, now: now)
        }
    }

    /// Validates a step: « Étape suivante ».
    ///
    /// Throws `UseCaseError.invalide` with everything that is to be corrected: nothing is stored then. Else as `brouillon`.
    @discardableResult
    public func validate(
        _ etape: Etape, de id: Identifiant, by acteur: Acteur, version: Int64, now: Instant,
        _ change: (inout Saisie) -> Void
    ) throws -> OffreEnSaisie {
        try edit(etape, de: id, by: acteur, version: version, now: now, change) { offre, typed, store in
            var issues = offre.validateStep(etape, saisie: typed, now: now)
            if issues.isEmpty { issues = try Self.communesInconnues(typed, etape, in: store) }
            guard issues.isEmpty else { throw UseCaseError(.invalide, "refused step", issues: issues) }
        }
    }

    private func edit(
        _ etape: Etape, de id: Identifiant, by acteur: Acteur, version: Int64, now: Instant,
        _ change: (inout Saisie) -> Void,
        _ work: (inout OffreEnSaisie, Saisie, any StoreReader) throws -> Void
    ) throws -> OffreEnSaisie {
        try store.write { store in
            let found = try Portefeuille.enSaisie(id, pour: .saisirOffre, by: acteur, in: store, now: now)
            guard found.offre.parcours.etapes.contains(etape) else { throw UseCaseError(.introuvable, "no such step") }
            var typed = found.offre.saisieCourante
            change(&typed)
            try Self.checkRoom(typed)
            guard found.offre.conflit(etape, version: version, saisie: typed) == nil else {
                throw UseCaseError(.versionDepassee, "the step was changed meanwhile")
            }
            var offre = found.offre
            try work(&offre, typed, store)
            try found.save(offre, now: now, in: store)
            if offre.brouillon != found.offre.brouillon {
                try store.trace(TraceBrouillon(offre: id, jour: now.jour, auteur: found.auteur, etape: etape))
            }
            return offre
        }
    }

    private static func checkRoom(_ typed: Saisie) throws(UseCaseError) {
        let most = Brouillon.octetsAuPlus
        guard typed.octets > most else { return }
        throw UseCaseError(.invalide, "no room in a draft", issues: [ValidationIssue("saisie", .octets(most))])
    }

    private static func communesInconnues(
        _ saisie: Saisie, _ etape: Etape, in store: any StoreReader
    ) throws -> [ValidationIssue] {
        guard let named = saisie.communes(etape) else { return [] }
        let known = Set(try store.communes(named.codes).map(\.code))
        return named.codes.allSatisfy(known.contains) ? [] : [ValidationIssue(named.attribut, .codeInconnu)]
    }
}
