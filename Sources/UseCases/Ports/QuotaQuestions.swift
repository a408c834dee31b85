public import Domain

/// The anomalies of the offers of one professional.
public struct NombreAnomalies: Sendable, Equatable {
    /// Those to be treated.
    public var ouvertes: Int
    /// Those declared since a moment, whatever became of them.
    public var declarees: Int

    /// Counts.
    public init(ouvertes: Int, declarees: Int) {
        self.ouvertes = ouvertes
        self.declarees = declarees
    }
}

/// What is counted for a `Quota`: one query each, through an index.
public protocol QuotaQuestions {
    /// The anomalies of an offer and of the other offers of its professional; those declared since a moment are counted apart.
    func nombreAnomalies(autour offre: Identifiant, depuis: Instant) throws -> NombreAnomalies
    /// How many times an aggregate changed since a moment.
    func nombreChangements(_ id: Identifiant, depuis: Instant) throws -> Int
    /// How many internal organisations an establishment has, closed ones included.
    func nombreOrganisations(structure: Identifiant) throws -> Int
}

extension Quota {
    /// Throws `UseCaseError.quotaAtteint` when as many are there already.
    func check(_ count: Int) throws(UseCaseError) {
        guard count < valeur else { throw UseCaseError(.quotaAtteint(self), "the quota \(rawValue) is reached") }
    }
}

extension Instant {
    /// The beginning of the day in metropolitan France: daily quotas begin again there.
    var debutDuJour: Instant { Instant(heureDeParis: jour, hour: 0) }
}
