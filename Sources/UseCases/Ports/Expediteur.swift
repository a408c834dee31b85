public import Domain

/// A message of the outbox, as it goes out.
public struct CourrierRedige: Sendable, Equatable {
    /// Its number: the same each time it is sent.
    public var id: Identifiant
    /// The address.
    public var destinataire: String
    /// What it says.
    public var modele: ModeleCourrier
    /// When it was deposited.
    public var date: Instant

    /// A message.
    public init(id: Identifiant, destinataire: String, modele: ModeleCourrier, date: Instant) {
        self.id = id
        self.destinataire = destinataire
        self.modele = modele
        self.date = date
    }
}

/// Why a message did not go out, in English, without any address.
public enum EchecExpedition: Error, Sendable, Equatable, CustomStringConvertible {
    /// It never will.
    case refuse(String)
    /// It may later.
    case differe(String)
    /// No message goes out now.
    case injoignable(String)

    /// The reason, on one line.
    public var description: String {
        switch self {
        case .refuse(let motif), .differe(let motif), .injoignable(let motif): motif
        }
    }
}

/// The way out of messages: a mail server, or a folder.
public protocol Expediteur: Sendable {
    /// Begins to send messages, one after the other.
    func open() -> any Expedition
}

/// Some messages that go out one after the other, by one thread.
public protocol Expedition {
    /// Sends a message; returns once somebody else has charge of it.
    func send(_ courrier: CourrierRedige) throws(EchecExpedition)
}
