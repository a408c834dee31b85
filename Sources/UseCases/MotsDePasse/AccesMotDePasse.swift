/// What sign-in by password, its links and its brakes share: made once, from a secret of the service.
public struct AccesMotDePasse: Sendable {
    /// Hashes.
    public let motsDePasse: MotsDePasse
    /// Links that serve once.
    public let liens: LiensUniques
    /// Tries held back.
    public let freins: Freins
    /// Browsers where somebody signed in.
    public let appareils: AppareilsConnus
    private let primitives: CryptographicPrimitives

    /// The parts of a service. Throws when no hash can be made.
    public init(secret: [UInt8], primitives: CryptographicPrimitives, hachage: MotsDePasse.Hachage) throws {
        self.primitives = primitives
        motsDePasse = try MotsDePasse(hachage)
        liens = LiensUniques(primitives: primitives)
        freins = Freins(secret: secret, primitives: primitives)
        appareils = AppareilsConnus(secret: secret, primitives: primitives)
    }

    /// A random text for the cookie of somebody who is not signed in: 64 hexadecimal digits.
    public func visite() throws -> String { try primitives.randomText(bytes: 32) }
}
