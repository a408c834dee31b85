/// One line of the audit log, as it is stored: see `docs/decisions/0029-audit-log-chained-by-hash.md`.
public struct LigneAudit: Sendable, Equatable {
    /// Its rank, from 1, without gap.
    public var numero: Int64
    /// When.
    public var date: Instant
    /// What happened: a raw value of `FaitAudit.Nature`, of this version or of another.
    public var nature: String
    /// Who: `Acteur.description`, the name of a job or of a command.
    public var auteur: String
    /// To what.
    public var objet: String
    /// More: a JSON object of texts, its names in the order of their bytes.
    public var detail: String
    /// The SHA-256 of the hash of the line before and of this line: 32 bytes.
    public var empreinte: [UInt8]

    /// A line.
    public init(
        numero: Int64, date: Instant, nature: String, auteur: String, objet: String, detail: String, empreinte: [UInt8]
    ) {
        self.numero = numero
        self.date = date
        self.nature = nature
        self.auteur = auteur
        self.objet = objet
        self.detail = detail
        self.empreinte = empreinte
    }

    /// What happened, in French; the stored word when this version does not know it.
    public var libelle: String { FaitAudit.Nature(rawValue: nature)?.libelle ?? nature }
}
