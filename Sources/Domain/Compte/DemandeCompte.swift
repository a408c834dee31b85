/// A request for an account, of someone who works in an establishment: the regional desk accepts or refuses it.
///
/// Source: ROR, « Comment se connecter », account asked from the service desk: nobody registers themselves.
public struct DemandeCompte: Sendable, Equatable, Codable {
    /// What became of a request.
    public enum Suite: Sendable, Equatable, Codable {
        /// It waits for the desk.
        case enAttente
        /// The desk made an account.
        case acceptee(compte: Identifiant, date: Instant)
        /// The desk refused, for a reason that was sent to the person.
        case refusee(motif: String, date: Instant)
    }

    /// What the person typed, each text regular and within its rule.
    public struct Contenu: Sendable, Equatable, Codable {
        /// First name.
        public var prenom: String
        /// Name.
        public var nom: String
        /// An ordinary e-mail address.
        public var courriel: String
        /// The FINESS number of the establishment.
        public var finess: String
        /// What the person does there.
        public var fonction: String
        /// The profile that is wished, one of `Delegation.etablissement`.
        public var profil: Profil
        /// A word to the desk, possibly empty.
        public var message: String

        /// What was typed.
        public init(
            prenom: String, nom: String, courriel: String, finess: String, fonction: String, profil: Profil,
            message: String
        ) {
            self.prenom = prenom
            self.nom = nom
            self.courriel = courriel
            self.finess = finess
            self.fonction = fonction
            self.profil = profil
            self.message = message
        }
    }

    /// The technical identifier.
    public var id: Identifiant
    /// What was typed; emptied with time, see `duree`.
    public var contenu: Contenu
    /// The establishment of the FINESS number.
    public var structure: Identifiant
    /// Its region: the desk that treats the request. `nil` overseas, treated by the national administrators.
    public var region: String?
    /// What became of it.
    public var suite: Suite
    /// When it was sent.
    public var date: Instant

    /// The rule of a first name and of a name.
    public static let regleNom = RegleTexte(auPlus: 100, obligatoire: true)
    /// The rule of the function.
    public static let regleFonction = RegleTexte(auPlus: 100, obligatoire: true)
    /// The rule of the message.
    public static let regleMessage = RegleTexte(auPlus: 1000, plusieursLignes: true)
    /// The rule of the reason of a refusal.
    public static let regleMotif = RegleTexte(auPlus: 500, obligatoire: true, plusieursLignes: true)

    /// A request that waits.
    public init(id: Identifiant, _ contenu: Contenu, structure: Identifiant, region: String?, now: Instant) {
        self.id = id
        self.contenu = contenu
        self.structure = structure
        self.region = region
        suite = .enAttente
        date = now
    }

    /// What the person and the desk call it by.
    public var reference: String { "DC-\(id)" }
}

extension DemandeCompte: StoredAggregate {
    public static var kind: String { "demande_compte" }
    public static var keys: [String] { ["est_en_attente", "region", "courriel", "date"] }
    public static var history: AggregateHistory { .none }
    public var keyValues: [KeyValue] {
        [.flag(suite == .enAttente), .text(region ?? ""), .text(contenu.courriel.lowercased()), .instant(date)]
    }
}

extension AggregateKey<DemandeCompte> {
    /// The e-mail, in lower case.
    public static var courriel: AggregateKey { AggregateKey("courriel") }
}
