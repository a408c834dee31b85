import Domain
import HTTP

extension FaitAudit {
    /// What the audit log keeps of what the security log tells about a person; `nil` for what it has another line of, and for what is
    /// of no person.
    init?(_ kind: SecurityEvent.Kind, compte: Identifiant?) {
        let objet = compte.map(FaitAudit.objet) ?? ""
        switch kind {
        case .signInRefused(let reason):
            self.init(nature: .connexionRefusee, objet: objet, detail: ["motif": reason])
        case .signedOut: self.init(nature: .deconnexion, objet: objet)
        case .signedOutByProvider: self.init(nature: .deconnexion, objet: objet, detail: ["par": "fournisseur"])
        case .accessRefused(let action, let object):
            self.init(nature: .accesRefuse, objet: object, detail: ["action": action])
        case .formRefused, .crossSiteRefused:
            self.init(nature: .accesRefuse, objet: "formulaire", detail: ["motif": "\(kind)"])
        case .signedIn, .otherSessionsEnded, .signOutRefused, .limitReached, .tokenIssued, .tokenRefused,
            .messageMalformed:
            return nil
        }
    }
}
