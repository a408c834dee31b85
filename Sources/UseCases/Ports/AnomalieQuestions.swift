public import Domain

/// What is asked of the anomalies, beside finding them.
public protocol AnomalieQuestions {
    /// The offers that have an anomaly to be treated, with their places.
    func offresAvecAnomalie() throws -> [Identifiant: Identifiant]
}
