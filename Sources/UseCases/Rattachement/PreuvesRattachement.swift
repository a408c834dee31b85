public import Domain

/// What is proved while a card is being linked to an account: each proof serves a short time, and both are needed.
public struct PreuvesRattachement: Sendable, Equatable {
    /// An identity that Pro Santé Connect told: the card or the application of a person.
    public struct Carte: Sendable, Equatable {
        /// The national identifier.
        public var idNatPS: IdNatPS
        /// `given_name`, regular.
        public var prenom: String
        /// `family_name`, regular.
        public var nom: String
        /// When it was told.
        public var date: Instant

        /// A card.
        public init(_ idNatPS: IdNatPS, prenom: String, nom: String, date: Instant) {
            self.idNatPS = idNatPS
            self.prenom = TexteRegulier.ligne(prenom)
            self.nom = TexteRegulier.ligne(nom)
            self.date = date
        }
    }

    /// An account whose password was given.
    public struct Acces: Sendable, Equatable {
        /// The account.
        public var compte: Identifiant
        /// When.
        public var date: Instant

        /// An account.
        public init(_ compte: Identifiant, date: Instant) {
            self.compte = compte
            self.date = date
        }
    }

    /// The card that was shown.
    public var carte: Carte?
    /// The account whose password was given.
    public var acces: Acces?

    /// Proofs.
    public init(carte: Carte? = nil, acces: Acces? = nil) {
        self.carte = carte
        self.acces = acces
    }

    /// Seconds for which a proof serves.
    public static let duree = Int64(Limites.rattachement.value)

    /// The proofs that still serve at a moment.
    func live(_ now: Instant) -> PreuvesRattachement {
        let serves = { (date: Instant) in date <= now && now < date.adding(seconds: Self.duree) }
        return PreuvesRattachement(
            carte: carte.flatMap { serves($0.date) ? $0 : nil }, acces: acces.flatMap { serves($0.date) ? $0 : nil })
    }
}

/// Keeps the proofs in the browser, sealed together: it can neither read, make nor change them, and the server stores nothing.
public struct SceauRattachement: Sendable {
    private let key: [UInt8]
    private let primitives: CryptographicPrimitives

    /// Proofs sealed under a key derived from a secret of the service.
    public init(secret: [UInt8], primitives: CryptographicPrimitives) {
        key = primitives.derivedKey(secret, "ror rattachement 1")
        self.primitives = primitives
    }

    /// The sealed value of proofs.
    public func seal(_ preuves: PreuvesRattachement) throws -> String {
        let card = preuves.carte
        let access = preuves.acces
        let lines = [
            card?.idNatPS.description ?? "", card?.prenom ?? "", card?.nom ?? "",
            card.map { String($0.date.milliseconds) } ?? "", access.map { String($0.compte.rawValue) } ?? "",
            access.map { String($0.date.milliseconds) } ?? "",
        ]
        return try primitives.seal(Array(lines.joined(separator: "\n").utf8), key)
    }

    /// The proofs of a sealed value that still serve: none when it was not sealed by us.
    public func open(_ sealed: String, now: Instant) -> PreuvesRattachement {
        guard let bytes = primitives.unseal(sealed, key) else { return PreuvesRattachement() }
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        guard lines.count == 6 else { return PreuvesRattachement() }
        var proofs = PreuvesRattachement()
        if let person = IdNatPS(lines[0]), let date = Int64(lines[3]) {
            proofs.carte = .init(person, prenom: lines[1], nom: lines[2], date: Instant(milliseconds: date))
        }
        if let account = Int64(lines[4]), let date = Int64(lines[5]) {
            proofs.acces = .init(Identifiant(rawValue: account), date: Instant(milliseconds: date))
        }
        return proofs.live(now)
    }
}
