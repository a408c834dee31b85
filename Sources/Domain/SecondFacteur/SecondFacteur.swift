/// The second factor of an account: the sealed secret of an application, and digests of recovery codes.
///
/// Source: RFC 6238; OWASP ASVS 4.0 §2.8 (a code serves once) and §2.6 (recovery codes).
public struct SecondFacteur: Sendable, Equatable, Codable {
    /// The account.
    public let id: Identifiant
    /// The secret, sealed under a key of the service; `nil` when there is none.
    public private(set) var secretScelle: String?
    /// When the secret was made.
    public private(set) var datePreparation: Instant?
    /// When a first code was given; `nil` while nothing is asked at sign-in.
    public private(set) var dateActivation: Instant?
    /// The last step (`CodeTOTP.pas`) whose code was taken: neither it nor an earlier one is taken again.
    public private(set) var dernierPas: Int64
    /// Digests of the recovery codes that were not used.
    public private(set) var codesSecours: [String]

    /// Seconds for which a secret that was not confirmed is shown again as it is.
    public static let dureePreparation: Int64 = 3600

    /// That of an account that has none yet.
    public init(compte: Identifiant) {
        id = compte
        dernierPas = 0
        codesSecours = []
    }

    /// Whether a code is asked at sign-in.
    public var estActif: Bool { dateActivation != nil }

    /// The secret that waits for its first code; `nil` when there is none, or when it was made too long ago.
    public func secretAConfirmer(_ now: Instant) -> String? {
        guard !estActif, let made = datePreparation, now < made.adding(seconds: Self.dureePreparation) else {
            return nil
        }
        return secretScelle
    }

    /// Begins the set-up with a new secret. Does nothing once active.
    public mutating func prepare(secretScelle: String, now: Instant) {
        guard !estActif else { return }
        self.secretScelle = secretScelle
        datePreparation = now
        dernierPas = 0
    }

    /// Takes the code of a step; false when it, or a later one, was taken before.
    public mutating func accept(pas: Int64) -> Bool {
        guard pas > dernierPas else { return false }
        dernierPas = pas
        return true
    }

    /// From now on a code is asked at sign-in.
    public mutating func activate(codesSecours: [String], now: Instant) {
        dateActivation = dateActivation ?? now
        self.codesSecours = codesSecours
    }

    /// Takes a recovery code by its digest, once; false when it is not one of those left.
    public mutating func use(codeSecours digest: String) -> Bool {
        guard let rank = codesSecours.firstIndex(of: digest) else { return false }
        codesSecours.remove(at: rank)
        return true
    }

    /// Forgets everything.
    public mutating func deactivate() {
        self = SecondFacteur(compte: id)
    }
}

extension SecondFacteur: StoredAggregate {
    public static var kind: String { "second_facteur" }
    public static var keys: [String] { [] }
    /// A former secret is not kept.
    public static var history: AggregateHistory { .none }
    public var keyValues: [KeyValue] { [] }
}
