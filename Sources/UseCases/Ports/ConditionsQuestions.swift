public import Domain

/// Reads the conditions of use.
public protocol ConditionsQuestions {
    /// The name of the version in force on a day: the last one whose day has come, or the first one of all.
    func versionEnVigueur(le jour: JourCivil) throws -> String
    /// A version, `nil` when there is none of this name.
    func conditions(_ version: String) throws -> VersionConditions?
    /// Every version, the one that comes last in force first.
    func versionsConditions() throws -> [VersionConditions]
}

/// Publishes conditions of use.
public protocol ConditionsWriter {
    /// Adds a version. Throws `StoreError.concurrence` when there is one of this name.
    func publish(_ conditions: VersionConditions, by auteur: String) throws
}
