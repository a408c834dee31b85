public import Domain
import Synchronization

/// Makes and verifies the hashes of passwords, a few at once: each takes memory and processor time on purpose.
public final class MotsDePasse: Sendable {
    /// What makes hashes, as functions: Argon2id in the service.
    public struct Hachage: Sendable {
        /// The hash of some bytes under a new salt.
        public var make: @Sendable (_ password: [UInt8]) throws -> String
        /// Whether a hash is of some bytes.
        public var verify: @Sendable (_ password: [UInt8], _ hash: String) -> Bool
        /// Whether a hash costs what new ones cost.
        public var isCurrent: @Sendable (_ hash: String) -> Bool

        /// The functions.
        public init(
            make: @escaping @Sendable (_ password: [UInt8]) throws -> String,
            verify: @escaping @Sendable (_ password: [UInt8], _ hash: String) -> Bool,
            isCurrent: @escaping @Sendable (_ hash: String) -> Bool
        ) {
            self.make = make
            self.verify = verify
            self.isCurrent = isCurrent
        }
    }

    private let hachage: Hachage
    /// A hash of nobody, verified when there is none: the answer takes the same time.
    private let leurre: String
    private let enCours = Atomic<Int>(0)

    /// The hashes of a service. Throws when none can be made.
    public init(_ hachage: Hachage) throws {
        self.hachage = hachage
        leurre = try hachage.make([])
    }

    /// The hash of a new password. Throws `UseCaseError.occupe` when too many are being computed.
    public func hash(_ motDePasse: MotDePasse) throws -> String {
        try alone { try hachage.make(motDePasse.octets) }
    }

    /// Whether a hash is of a password; a hash is computed in any case, when there is none or no password can be so long too.
    /// Throws `UseCaseError.occupe` when too many are being computed.
    public func verify(_ motDePasse: MotDePasse?, _ empreinte: String?) throws -> Bool {
        let isRight = try alone { hachage.verify(motDePasse?.octets ?? [], empreinte ?? leurre) }
        return isRight && motDePasse != nil && empreinte != nil
    }

    /// Whether a hash costs what new ones cost: else it is made again when its password is known.
    func isCurrent(_ empreinte: String) -> Bool { hachage.isCurrent(empreinte) }

    private func alone<Value>(_ work: () throws -> Value) throws -> Value {
        defer { enCours.wrappingSubtract(1, ordering: .relaxed) }
        guard enCours.wrappingAdd(1, ordering: .relaxed).newValue <= Limites.hachages.value else {
            throw UseCaseError(.occupe, "too many passwords are being looked at")
        }
        return try work()
    }
}
