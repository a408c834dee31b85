public import Domain

/// What is asked of the anomalies, beside finding them.
public protocol AnomalieQuestions {
    /// The offers that have an anomaly to be treated, with their places.
    func offresAvecAnomalie() throws -> [Identifiant: Identifiant]
    /// The anomalies of an offer declared before one of them, the last one first, at most `limit`.
    func anomalies(offre: Identifiant, avant: Identifiant?, limit: Int) throws -> [Versioned<Anomalie>]
    /// The anomalies of an offer, those to be treated first, then the last one first, at most `limit`.
    func anomaliesEnCours(offre: Identifiant, limit: Int) throws -> [Versioned<Anomalie>]
}
