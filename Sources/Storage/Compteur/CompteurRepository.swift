import SQL
import UseCases

/// Numbers that only one transaction at a time can move: the row is locked from its change to the commit.
struct CompteurRepository {
    /// A counter.
    enum Compteur {
        /// The last technical identifier given.
        case identifiant
        /// The last sequence number of the revisions.
        case revision
        /// The last revision that the conservation of former versions looked at.
        case conservation
        /// How many resources of a type consumers can read.
        case publications(ResourceType)
        /// The last date given to a publication or a withdrawal.
        case datePublication
        /// How often the health of the database was tried.
        case essai

        var nom: String {
            switch self {
            case .identifiant: "identifiant"
            case .revision: "revision"
            case .conservation: "conservation"
            case .publications(let type): "publication \(type)"
            case .datePublication: "date publication"
            case .essai: "essai"
            }
        }
    }

    private let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// The value, 0 for a new counter.
    func value(_ compteur: Compteur) throws -> Int64 {
        try connection.first("SELECT valeur FROM compteur WHERE nom = $1", [.text(compteur.nom)]) {
            try $0.integer(0)
        } ?? 0
    }

    /// Locks a counter and returns its value.
    func locked(_ compteur: Compteur) throws -> Int64 {
        try add(0, to: compteur)
    }

    /// Moves a counter and returns its new value.
    @discardableResult
    func add(_ change: Int64, to compteur: Compteur) throws -> Int64 {
        let sql = """
            INSERT INTO compteur (nom, valeur) VALUES ($1, $2)
            ON CONFLICT (nom) DO UPDATE SET valeur = compteur.valeur + excluded.valeur RETURNING valeur
            """
        let value = try connection.first(sql, [.text(compteur.nom), .integer(change)]) { try $0.integer(0) }
        guard let value else { throw SQLError(.fault, "a counter returned no value") }
        return value
    }

    /// Gives a locked counter its value.
    func set(_ compteur: Compteur, _ value: Int64) throws {
        try connection.execute(
            "UPDATE compteur SET valeur = $2 WHERE nom = $1", [.text(compteur.nom), .integer(value)])
    }
}
