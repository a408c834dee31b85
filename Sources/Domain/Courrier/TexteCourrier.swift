/// The words of a message, from which both its plain text and its HTML are made.
public struct TexteCourrier: Sendable, Equatable {
    /// A part of a message.
    public enum Bloc: Sendable, Equatable {
        /// A paragraph.
        case paragraphe(String)
        /// Some words that lead to an address: the address is written in full beside.
        case lien(String, adresse: String)
        /// A list of texts.
        case liste([String])
    }

    /// The subject.
    public var objet: String
    /// The parts, the greeting and the signature left out.
    public var blocs: [Bloc]

    /// A message.
    public init(_ objet: String, _ blocs: [Bloc]) {
        self.objet = objet
        self.blocs = blocs
    }

    /// The greeting: nobody's name is needed.
    public static let salutation = "Bonjour,"

    /// The end of every message; `support` is an address.
    public static func signature(portail: String, support: String) -> [Bloc] {
        [
            .paragraphe("Le Répertoire de l’offre et des ressources (ROR)"),
            .paragraphe(
                "Ce message est envoyé automatiquement. Pour une question, écrivez à \(support). Le ROR ne demande jamais "
                    + "votre mot de passe, ni par e-mail ni par téléphone. Adresse du portail\u{A0}: \(portail)"),
        ]
    }
}
