public import Domain
public import SQL
public import UseCases

/// The jobs, in a SQL database.
public struct SQLTravailStore: TravailStore {
    private let database: StoreDatabase

    /// A store on a migrated database.
    public init(_ database: Database) {
        self.database = StoreDatabase(database)
    }

    private static let columns = """
        nom, prochaine_execution, echecs, porteur, bail_fin, derniere_execution, duree, resultat, echec
        """

    /// Every job that was ever added.
    public func all() throws -> [EtatTravail] {
        try database.read { try $0.rows("SELECT \(Self.columns) FROM travail ORDER BY nom", [], Self.etat) }
    }

    /// Adds a job; one that is known stays as it is.
    public func add(_ nom: String, firstRun: Instant) throws {
        try execute(
            "INSERT INTO travail (nom, prochaine_execution, echecs) VALUES ($1, $2, 0) ON CONFLICT (nom) DO NOTHING",
            [.text(nom), .integer(firstRun.milliseconds)])
    }

    /// Takes the lease of a job, if it is free or over and, with `onlyDue`, if the job is due. `nil` when it is not taken.
    public func take(
        _ nom: String, _ bail: EtatTravail.Bail, onlyDue: Bool, now: Instant
    ) throws -> EtatTravail? {
        let sql = """
            UPDATE travail SET porteur = $2, bail_fin = $3
            WHERE nom = $1 AND (bail_fin IS NULL OR bail_fin <= $4) AND prochaine_execution <= $5
            RETURNING \(Self.columns)
            """
        let values: [SQLValue] = [
            .text(nom), .text(bail.porteur), .integer(bail.fin.milliseconds), .integer(now.milliseconds),
            .integer(onlyDue ? now.milliseconds : .max),
        ]
        return try database.write { try $0.first(sql, values, Self.etat) }
    }

    /// Prolongs a lease; false when the job was taken by someone else, its time being over.
    public func prolong(_ nom: String, _ bail: EtatTravail.Bail) throws -> Bool {
        try execute(
            "UPDATE travail SET bail_fin = $3 WHERE nom = $1 AND porteur = $2",
            [.text(nom), .text(bail.porteur), .integer(bail.fin.milliseconds)]) == 1
    }

    /// Gives a lease back, the job being as due as it was.
    public func giveBack(_ nom: String, porteur: String) throws {
        try execute(
            "UPDATE travail SET porteur = NULL, bail_fin = NULL WHERE nom = $1 AND porteur = $2",
            [.text(nom), .text(porteur)])
    }

    /// Writes the outcome of a run, and gives the lease back.
    public func finish(
        _ nom: String, porteur: String, _ execution: ExecutionTravail, echecs: Int, prochaineExecution: Instant
    ) throws {
        let texts: (done: String?, failed: String?) =
            switch execution.issue {
            case .reussite(let text): (text, nil)
            case .echec(let text): (nil, text)
            }
        try execute(
            """
            UPDATE travail SET porteur = NULL, bail_fin = NULL, derniere_execution = $3, duree = $4, resultat = $5,
                echec = $6, echecs = $7, prochaine_execution = $8
            WHERE nom = $1 AND porteur = $2
            """,
            [
                .text(nom), .text(porteur), .integer(execution.date.milliseconds), .integer(execution.duree),
                SQLValue(texts.done), SQLValue(texts.failed), .integer(Int64(echecs)),
                .integer(prochaineExecution.milliseconds),
            ])
    }

    /// Takes what was deleted out of the files of the database.
    public func reclaim(_ contenus: [ContenuEfface]) throws {
        for contenu in contenus {
            switch contenu {
            case .sessions: try database.reclaim(small: ["session_portail"])
            case .liens: try database.reclaim(small: ["lien_unique", "frein"])
            case .saisies: try database.reclaim(small: ["brouillon"], large: ["revision"])
            case .demandesCompte: try database.reclaim(small: ["demande_compte"])
            case .versions: try database.reclaim(small: [], large: ["revision"])
            case .courriers: try database.reclaim(small: ["courrier"])
            case .comptes:
                try database.reclaim(
                    small: [
                        "moyen_connexion", "session_portail", "brouillon", "courrier", "lien_unique", "demande_compte",
                        "compte_terme",
                    ],
                    large: ["revision", "publication"])
            case .audit: try database.reclaim(small: [], large: ["audit"])
            }
        }
    }

    @discardableResult
    private func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try database.write { try $0.execute(sql, values) }
    }

    private static func etat(_ row: any SQLRow) throws -> EtatTravail {
        var etat = EtatTravail(
            nom: try row.text(0), prochaineExecution: Instant(milliseconds: try row.integer(1)),
            echecs: Int(try row.integer(2)))
        if let porteur = try row.optionalText(3), let fin = try row.optionalInteger(4) {
            etat.bail = EtatTravail.Bail(porteur: porteur, fin: Instant(milliseconds: fin))
        }
        guard let date = try row.optionalInteger(5), let duree = try row.optionalInteger(6) else { return etat }
        let failure = try row.optionalText(8)
        etat.derniereExecution = ExecutionTravail(
            date: Instant(milliseconds: date), duree: duree,
            issue: try failure.map { .echec($0) } ?? .reussite(row.optionalText(7) ?? ""))
        return etat
    }
}
