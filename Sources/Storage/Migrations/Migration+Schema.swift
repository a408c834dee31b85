public import SQL

extension Migration {
    /// The whole schema of the directory, in order. A released migration is never changed.
    public static let schema: [Migration] = [
        .agregat, .commune, .publication, .session, .retrait, .documentUnique, .import, .nomenclature,
        .anomalie, .compte, .etablissement, .travail, .brouillon, .datePublication,
        .traceBrouillon, .organisation, .sessionScellee,
        .sessionsDuCompte,
        .lienUnique,
        .secondFacteur,
        .courrier,
        .demandeCompte,
        .audit,
        .conditions,
        .domaineMSSante,
        .clientMachine,
    ]
}
