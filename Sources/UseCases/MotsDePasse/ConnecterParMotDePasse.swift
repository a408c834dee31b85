public import Domain

/// Signs a person in by an e-mail and a password.
///
/// An e-mail of no account, a closed account and a wrong password have the same answer, after the same work.
public struct ConnecterParMotDePasse: Sendable {
    /// What is tried, and from where.
    public struct Essai: Sendable {
        /// The e-mail, as typed.
        public var courriel: String
        /// The password, as typed.
        public var motDePasse: String
        /// The address of the network (`Request.address`).
        public var adresse: String?
        /// The number of the browser, when this e-mail signed in there (`AppareilsConnus`).
        public var appareil: String?

        /// A try.
        public init(courriel: String, motDePasse: String, adresse: String?, appareil: String?) {
            self.courriel = courriel
            self.motDePasse = motDePasse
            self.adresse = adresse
            self.appareil = appareil
        }
    }

    private let store: any Store
    private let freins: Freins
    private let motsDePasse: MotsDePasse

    /// The use case on a store.
    public init(store: any Store, freins: Freins, motsDePasse: MotsDePasse) {
        self.store = store
        self.freins = freins
        self.motsDePasse = motsDePasse
    }

    /// The account of an e-mail and its password; `nil` when they are refused.
    /// Throws `UseCaseError.freine` after too many tries, `occupe` when too many are being looked at.
    public func callAsFunction(_ essai: Essai, now: Instant) throws -> Compte? {
        let courriel = Courriel.normalise(essai.courriel) ?? String(essai.courriel.prefix(320))
        let brakes = Frein.connexion(courriel: courriel, adresse: essai.adresse, appareil: essai.appareil)
        try store.write { try freins.take(brakes, in: $0, now: now) }
        let means = try store.read { try $0.moyen(courriel: courriel) }
        guard let compte = try verified(means?.value, essai.motDePasse, brakes, now: now) else { return nil }
        return compte.fermeture == nil ? compte : nil
    }

    /// Whether a password is that of an account that is signed in already. Throws as `callAsFunction`.
    public func verify(
        _ motDePasse: String, of compte: Identifiant, adresse: String?, appareil: String? = nil, now: Instant
    ) throws -> Bool {
        guard let means = try store.read({ try $0.moyenMotDePasse(of: compte) })?.value,
            case .motDePasse(let courriel, _) = means.preuve
        else { return false }
        let brakes = Frein.connexion(courriel: courriel, adresse: adresse, appareil: appareil)
        try store.write { try freins.take(brakes, in: $0, now: now) }
        return try verified(means, motDePasse, brakes, now: now) != nil
    }

    private func verified(
        _ means: MoyenConnexion?, _ typed: String, _ brakes: [Frein], now: Instant
    ) throws -> Compte? {
        var empreinte: String?
        if case .motDePasse(_, let kept) = means?.preuve { empreinte = kept }
        let motDePasse = MotDePasse(typed)
        do {
            guard try motsDePasse.verify(motDePasse, empreinte), let means, let motDePasse, let empreinte else {
                return nil
            }
            let newer = motsDePasse.isCurrent(empreinte) ? nil : try motsDePasse.hash(motDePasse)
            return try store.write { store in
                try freins.giveBack(brakes, in: store)
                guard let compte = try store.find(Compte.self, means.compte)?.value else { return nil }
                if let newer { try replace(empreinte, by: newer, of: compte, in: store, now: now) }
                return compte
            }
        } catch let error as UseCaseError where error.code == .occupe {
            // It was not looked at.
            try store.write { try freins.giveBack(brakes, in: $0) }
            throw error
        }
    }

    /// Keeps the hash of the same password at its present cost, unless the password was changed meanwhile.
    private func replace(
        _ empreinte: String, by newer: String, of compte: Compte, in store: any StoreWriter, now: Instant
    ) throws {
        guard var means = try store.moyenMotDePasse(of: compte.id),
            case .motDePasse(let courriel, empreinte) = means.value.preuve
        else { return }
        means.value.preuve = .motDePasse(courriel: courriel, empreinte: newer)
        try store.save(means.value, version: means.version, by: Auteur(deSonCompte: compte), now: now)
    }
}

extension Auteur {
    /// The person of an account, for what they do to it without a session: by a link, or while they sign in.
    init(deSonCompte compte: Compte) {
        self.init(
            identifiant: Acteur(compte).description,
            profil: compte.habilitations.first?.profil ?? .professionnelLiberal, source: .portail)
    }
}
