import Cryptography
import Domain
import UseCases

extension AuditRepository.Entry {
    /// What the audit log tells of a revision; `nil` for one of an import, whose whole run has one line.
    init?(_ revision: Revision, document: String) {
        guard revision.auteur.source != .import else { return nil }
        let detail = [
            "version": "\(revision.version)", "profil": revision.auteur.profil.rawValue,
            "source": revision.auteur.source.rawValue,
            "sha256": MaillonAudit.hexadecimal(Digest.sha256(document.utf8)),
        ]
        self.init(
            fait: FaitAudit(nature: .changement, objet: "\(revision.agregat) \(revision.id)", detail: detail),
            auteur: revision.auteur.identifiant, date: revision.date)
    }
}
