public import Domain
public import SQL
public import UseCases

/// The audit log as a chain, in a SQL database.
public struct SQLAuditStore: AuditStore {
    /// Lines read at once.
    private static let page = 1000

    private let database: StoreDatabase

    /// A store on a migrated database.
    public init(_ database: Database) {
        self.database = StoreDatabase(database)
    }

    /// The last line.
    public func head() throws -> MaillonAudit {
        try database.read { try AuditRepository($0).end(.tete) }
    }

    /// Verifies one state of the log, whatever is added meanwhile.
    public func verify(anchor: MaillonAudit?) throws -> VerificationAudit {
        try database.snapshot { connection in
            let audit = AuditRepository(connection)
            let start = try audit.end(.debut)
            let first = start.numero + 1
            if let anchor, anchor.numero < start.numero { return .ancreTropAncienne(premiere: first) }
            var walk = AuditWalk(from: start, anchor: anchor)
            if let raison = walk.misses(start) { return .rompue(numero: start.numero, raison) }
            while case let lines = try audit.lines(after: walk.link.numero, limit: Self.page), !lines.isEmpty {
                for line in lines {
                    if let broken = walk.step(line) { return broken }
                }
            }
            return walk.end(head: try audit.end(.tete)) ?? .intacte(premiere: first, tete: walk.link)
        }
    }

    /// Removes old lines. The line that tells it is the last one, and the beginning of the chain takes the hash of the last
    /// removed one: see the triggers of migration 23.
    public func purge(before: Instant, limit: Int, now: Instant) throws -> Travail.Step {
        try database.write { connection in
            let audit = AuditRepository(connection)
            let first = try audit.lines(after: audit.end(.debut).numero, limit: limit)
            let old = first.prefix { $0.date < before }
            guard let last = old.last?.maillon else { return Travail.Step(count: 0, isLast: true) }
            let fait = FaitAudit(
                nature: .auditPurge, objet: last.description,
                detail: ["nombre": "\(old.count)", "avant": before.iso8601])
            try audit.add([AuditRepository.Entry(fait: fait, auteur: Travail.nomPurgeAudit, date: now)])
            try connection.execute(
                "UPDATE audit_chaine SET numero = $1, empreinte = $2 WHERE nom = 'debut'",
                [.integer(last.numero), .blob(last.empreinte)])
            let count = try connection.execute("DELETE FROM audit WHERE numero <= $1", [.integer(last.numero)])
            return Travail.Step(count: count, isLast: old.count < limit)
        }
    }
}

/// A walk along the chain, line after line.
private struct AuditWalk {
    private let start: MaillonAudit
    private let anchor: MaillonAudit?
    /// The last line that was as it must be.
    private(set) var link: MaillonAudit
    /// The last removal that was told.
    private var announced: String?

    init(from start: MaillonAudit, anchor: MaillonAudit?) {
        self.start = start
        self.anchor = anchor
        link = start
    }

    /// Why a point of the chain is not that of the anchor, when it has its number.
    func misses(_ link: MaillonAudit) -> VerificationAudit.Raison? {
        guard let anchor, anchor.numero == link.numero, anchor != link else { return nil }
        return .autreQueLAncre
    }

    /// Goes on by one line; answers what is wrong with it.
    mutating func step(_ line: LigneAudit) -> VerificationAudit? {
        guard line.numero == link.numero + 1 else { return .rompue(numero: link.numero + 1, .manquante) }
        guard line.empreinte == line.hash(after: link.empreinte) else { return .rompue(numero: line.numero, .alteree) }
        if let raison = misses(line.maillon) { return .rompue(numero: line.numero, raison) }
        if line.nature == FaitAudit.Nature.auditPurge.rawValue { announced = line.objet }
        link = line.maillon
        return nil
    }

    /// What is wrong with the ends, once every line was walked.
    func end(head: MaillonAudit) -> VerificationAudit? {
        if head.numero > link.numero { return .rompue(numero: link.numero + 1, .finCoupee) }
        if head != link { return .rompue(numero: link.numero, .alteree) }
        if let anchor, anchor.numero > link.numero { return .rompue(numero: link.numero + 1, .finCoupee) }
        if start.numero > 0, announced != start.description { return .rompue(numero: start.numero, .debutNonAnnonce) }
        return nil
    }
}
