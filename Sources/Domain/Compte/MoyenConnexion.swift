/// A means by which a person signs in to an account: an account may have any number of them, a means is of one account.
public struct MoyenConnexion: Sendable, Equatable, Codable {
    /// What the person shows.
    public enum Preuve: Sendable, Equatable, Codable {
        /// An identity that Pro Santé Connect vouches for.
        case proSanteConnect(IdNatPS)
        /// An e-mail that is known to be of the person, and a password of which a hash (PHC text) is kept; `nil` while none
        /// was chosen by the link that such an e-mail can receive.
        case motDePasse(courriel: String, empreinte: String?)

        /// What tells it from every other: no two accounts share one.
        public var cle: String {
            switch self {
            case .proSanteConnect(let person): "psc:\(person)"
            case .motDePasse(let courriel, _): Self.cle(courriel: courriel)
            }
        }

        /// The key of an e-mail: capital letters do not tell two mailboxes apart.
        public static func cle(courriel: String) -> String { "courriel:\(courriel.lowercased())" }
    }

    /// The technical identifier.
    public var id: Identifiant
    /// The account that it opens.
    public var compte: Identifiant
    /// What the person shows.
    public var preuve: Preuve
    /// Since when.
    public var dateCreation: Instant

    /// A means.
    public init(id: Identifiant, compte: Identifiant, preuve: Preuve, now: Instant) {
        self.id = id
        self.compte = compte
        self.preuve = preuve
        dateCreation = now
    }
}

extension MoyenConnexion: StoredAggregate {
    public static var kind: String { "moyen_connexion" }
    public static var keys: [String] { ["cle", "compte"] }
    /// A former password is not kept.
    public static var history: AggregateHistory { .none }
    public var keyValues: [KeyValue] { [.text(preuve.cle), .id(compte)] }
}

extension AggregateKey<MoyenConnexion> {
    /// What the person shows (`Preuve.cle`).
    public static var cle: AggregateKey { AggregateKey("cle") }
    /// The account.
    public static var compte: AggregateKey { AggregateKey("compte") }
}
