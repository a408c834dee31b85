import Cryptography
import Domain
import SQL

/// The lines of the audit log, chained by hash, and the two ends of the chain.
struct AuditRepository {
    /// A line that has neither number nor hash yet.
    struct Entry {
        var fait: FaitAudit
        var auteur: String
        var date: Instant
    }

    /// An end of the chain.
    enum End: String {
        /// The last line.
        case tete
        /// The last line that was removed because of its age.
        case debut
    }

    private let connection: any SQLConnection
    private static let columns = ["numero", "date", "nature", "auteur", "objet", "detail", "empreinte"]

    /// The columns that `read` reads, in order.
    static let selection = columns.joined(separator: ", ")

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Adds lines at the end of the chain. The last line is locked from here to the commit: one transaction at a time adds.
    func add(_ entries: [Entry]) throws {
        guard !entries.isEmpty else { return }
        var link = try lockedHead(adding: entries.count)
        let lines = entries.map { entry in
            let line = LigneAudit(entry, after: link)
            link = line.maillon
            return line
        }
        try connection.insert(into: "audit", columns: Self.columns, count: lines.count) { rank, row in
            let line = lines[rank]
            row += [
                .integer(line.numero), .integer(line.date.milliseconds), .text(line.nature), .text(line.auteur),
                .text(line.objet), .text(line.detail), .blob(line.empreinte),
            ]
        }
        try connection.execute(
            "UPDATE audit_chaine SET empreinte = $1 WHERE nom = 'tete'", [.blob(link.empreinte)])
    }

    /// An end of the chain, as this transaction sees it.
    func end(_ end: End) throws -> MaillonAudit {
        let sql = "SELECT numero, empreinte FROM audit_chaine WHERE nom = $1"
        guard let found = try connection.first(sql, [.text(end.rawValue)], Self.link) else { throw Self.withoutChain }
        return found
    }

    /// The lines above a number, in order, `limit` at most.
    func lines(after numero: Int64, limit: Int) throws -> [LigneAudit] {
        let sql = "SELECT \(Self.selection) FROM audit WHERE numero > $1 ORDER BY numero LIMIT $2"
        return try connection.rows(sql, [.integer(numero), .integer(Int64(limit))], Self.read)
    }

    /// A row of `selection`.
    static func read(_ row: any SQLRow) throws -> LigneAudit {
        LigneAudit(
            numero: try row.integer(0), date: Instant(milliseconds: try row.integer(1)), nature: try row.text(2),
            auteur: try row.text(3), objet: try row.text(4), detail: try row.text(5), empreinte: try row.blob(6))
    }

    /// Locks the last line, and gives its number to the last of the new ones.
    private func lockedHead(adding count: Int) throws -> MaillonAudit {
        let sql = "UPDATE audit_chaine SET numero = numero + $1 WHERE nom = 'tete' RETURNING numero, empreinte"
        guard var head = try connection.first(sql, [.integer(Int64(count))], Self.link) else { throw Self.withoutChain }
        head.numero -= Int64(count)
        return head
    }

    private static func link(_ row: any SQLRow) throws -> MaillonAudit {
        MaillonAudit(numero: try row.integer(0), empreinte: try row.blob(1))
    }

    private static let withoutChain = SQLError(.fault, "the audit log has lost an end of its chain")
}

extension LigneAudit {
    /// The line that comes after a point of the chain.
    init(_ entry: AuditRepository.Entry, after link: MaillonAudit) {
        self.init(
            numero: link.numero + 1, date: entry.date, nature: entry.fait.nature.rawValue,
            auteur: FaitAudit.borne(entry.auteur), objet: entry.fait.objet,
            detail: DocumentEncoder().object(entry.fait.detail), empreinte: [])
        empreinte = hash(after: link.empreinte)
    }

    /// The point of the chain that this line is.
    var maillon: MaillonAudit { MaillonAudit(numero: numero, empreinte: empreinte) }

    /// What its hash must be.
    func hash(after previous: [UInt8]) -> [UInt8] {
        Digest.sha256(previous + Array(canonique.utf8))
    }

    /// The line as the hash sees it: a JSON array of its number, its moment in milliseconds, its texts and its details.
    var canonique: String {
        let texts = [nature, auteur, objet].map { DocumentEncoder().quoted($0) }.joined(separator: ",")
        return "[\(numero),\(date.milliseconds),\(texts),\(detail)]"
    }
}
