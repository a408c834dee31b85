import Domain
import SMTPClient
import UseCases

/// What every message bears beside its own words.
struct Paper {
    /// The address of the portal.
    let portail: String
    /// The address that answers go to.
    let support: String
    /// The address of the sender.
    let from: String

    /// The bytes and words of a message: the same each time it is made.
    func message(_ courrier: CourrierRedige) throws(EchecExpedition) -> Message {
        let text = courrier.modele.texte(portail: portail)
        let domain = from.split(separator: "@").last ?? "localhost"
        do {
            return try Message(
                from: from, to: courrier.destinataire, replyTo: support, subject: text.objet,
                text: text.plainText(portail: portail, support: support),
                html: text.document(portail: portail, support: support),
                messageID: "ror-\(courrier.id)-\(courrier.date.milliseconds)@\(domain)", date: courrier.date)
        } catch {
            throw .refuse("an address of the message is not one")
        }
    }
}
