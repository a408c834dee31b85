/// A message to one person, by e-mail: what is kept in the outbox until it is sent.
public struct Courrier: Sendable, Equatable {
    /// The address, as `Courriel.normalise` writes it: nothing in it may end a line or name a second person.
    public let destinataire: String
    /// What it says.
    public let modele: ModeleCourrier

    /// A message. Throws `ValidationIssue` of `courriel` when the recipient is not one e-mail address.
    public init(destinataire: String, modele: ModeleCourrier) throws(ValidationIssue) {
        guard let address = Courriel.normalise(destinataire), !BoiteLettreMSS.recognizes(address) else {
            throw ValidationIssue("courriel", .courriel)
        }
        self.destinataire = address
        self.modele = modele
    }
}
