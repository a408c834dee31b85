public import Domain

/// Takes counts of beds and places: one count is one small write, whatever offers are given there.
public struct DeclarerCapacite: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The counts of a place, by identifier.
    /// Throws `UseCaseError.introuvable` for a place that this actor may not see.
    public func capacites(lieu: Identifiant, by acteur: Acteur, now: Instant) throws -> [CapaciteAccueil] {
        try store.read { store in
            guard
                acteur.may(.consulterStructure, sur: try Organigramme.objet(structure: lieu, in: store), le: now.jour)
            else { throw UseCaseError(.introuvable, "no such place") }
            return try store.find(CapaciteAccueil.self, by: .lieu, [.id(lieu)]).map(\.value)
        }
    }

    /// Takes one count of a place, counted at `date` in the source. A count older than the present one changes nothing: the
    /// present one is answered.
    ///
    /// Throws `UseCaseError.invalide` (`mesure`, `nombre`), `introuvable` for a place that is not there, `interdit`.
    @discardableResult
    public func callAsFunction(
        _ mesure: MesureCapacite, nombre: Int, lieu: Identifiant, source: CapaciteAccueil.TypeSource, date: Instant,
        by acteur: Acteur, now: Instant
    ) throws -> CapaciteAccueil {
        try store.write { store in
            let objet = try Organigramme.objet(structure: lieu, in: store)
            let action: Action = mesure.statut == .installe ? .declarerCapaciteInstallee : .declarerDisponibilite
            let auteur = try acteur.authorize(action, sur: objet, le: now.jour)
            let cle = KeyValue.text(CapaciteAccueil.cle(lieu: lieu, mesure))
            let known = try store.find(CapaciteAccueil.self, by: .cle, cle)
            var count =
                try known?.value
                ?? UseCaseError.rejecting {
                    try CapaciteAccueil(
                        id: store.newId(), lieu: lieu, mesure: mesure, nombre: nombre, source: source, date: date)
                }
            let taken = try UseCaseError.rejecting { try count.count(nombre, source: source, date: date) }
            guard taken, count != known?.value else { return count }
            try store.save(count, version: known?.version, by: auteur, now: now)
            return count
        }
    }
}
