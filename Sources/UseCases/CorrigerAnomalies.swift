import Domain

/// Inside a transaction: the open anomalies of an offer whose expected value just came are corrected, and their declarers are
/// to be told.
struct CorrigerAnomalies {
    /// The offers that have an open anomaly, with their places: few beside all offers.
    private let concernees: [Identifiant: Identifiant]
    let provenance: Provenance
    let now: Instant

    init(provenance: Provenance, now: Instant, in store: any StoreReader) throws {
        concernees = try store.offresAvecAnomalie()
        self.provenance = provenance
        self.now = now
    }

    /// Whether an offer has an open anomaly.
    func concerns(_ offre: Identifiant) -> Bool { concernees[offre] != nil }

    /// Looks again at the offers of a place that changed, those never published included.
    func callAsFunction(structure: Identifiant, in store: any StoreWriter) throws {
        for (id, _) in concernees.filter({ $0.value == structure }).sorted(by: { $0.key < $1.key }) {
            guard let offre = try store.find(OffreOperationnelle.self, id)?.value else { continue }
            try callAsFunction(Portefeuille.complete(offre, in: store), in: store)
        }
    }

    func callAsFunction(_ whole: OffreComplete, in store: any StoreWriter) throws {
        guard concerns(whole.offre.id) else { return }
        let auteur = try Acteur.repertoire(provenance).authorize(.traiterAnomalie, sur: whole.objet, le: now.jour)
        for found in try store.find(Anomalie.self, by: .offre, [.id(whole.offre.id)]) {
            var anomalie = found.value
            let value = anomalie.element.valeur(of: whole)
            guard anomalie.compare(value, provenance: provenance, now: now) else { continue }
            try store.save(anomalie, version: found.version, by: auteur, now: now)
            try store.emit(
                Evenement(
                    id: store.newId(), nature: .anomalieCorrigee, destinataire: anomalie.declarant,
                    objet: anomalie.id, date: now))
        }
    }
}
