import Domain

/// Inside a transaction: the open anomalies of an offer whose expected value just came are corrected, and their declarers are
/// to be told.
struct CorrigerAnomalies {
    /// The offers that have an open anomaly: few beside all offers.
    private let concernees: Set<Identifiant>
    let provenance: Provenance
    let now: Instant

    init(provenance: Provenance, now: Instant, in store: any StoreReader) throws {
        concernees = Set(try store.offresAvecAnomalie())
        self.provenance = provenance
        self.now = now
    }

    /// Whether an offer has an open anomaly.
    func concerne(_ offre: Identifiant) -> Bool { concernees.contains(offre) }

    func callAsFunction(_ whole: OffreComplete, in store: any StoreWriter) throws {
        guard concernees.contains(whole.offre.id) else { return }
        for found in try store.anomalies(offre: whole.offre.id) {
            var anomalie = found.value
            let value = anomalie.element.valeur(of: whole)
            guard anomalie.confronter(value, provenance: provenance, now: now) else { continue }
            try store.save(anomalie, version: found.version, auteur: .repertoire(provenance), now: now)
            try store.emettre(
                Evenement(
                    id: store.nouvelIdentifiant(), nature: .anomalieCorrigee, destinataire: anomalie.declarant,
                    objet: anomalie.id, date: now))
        }
    }
}
