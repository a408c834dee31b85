import Domain
import Synchronization
import UseCases

/// What clients did and what they were told, in no order.
final class History: Sendable {
    /// The typed values that a client looks at: each change writes a text that no other change writes.
    struct Texts: Equatable {
        var nom: String
        var note: String

        init(_ saisie: Saisie) {
            nom = saisie.description.nomOffre
            note = saisie.contacts.patients.first?.note ?? ""
        }
    }

    /// A change of an offer or of its draft.
    enum Deed {
        /// A step saved, from a form of a version of the draft; `after` is the draft that was answered.
        case saved(Etape, text: String, read: Int64, after: (version: Int64, texts: Texts))
        /// The offer validated, from a form of these versions; and what a consumer then read.
        case published(offre: Int64, brouillon: Int64, emptied: Bool, seen: Seen?)
        /// Refused because the step changed since.
        case saveRefused(Etape, read: Int64)
        /// Refused because the offer or its draft changed since.
        case publicationRefused(sum: Int64)
    }

    /// A publication as a consumer read it.
    struct Seen: Sendable {
        let version: Int64
        let date: Instant
        let text: String
    }

    /// A count declared, and the count that was answered.
    struct Count: Sendable {
        let nombre: Int
        let date: Instant
        let answered: Int
        let answeredDate: Instant
    }

    /// An anomaly acknowledged; `isCancelled` once its cancellation was acknowledged too.
    struct Declared: Sendable {
        let id: Identifiant
        let text: String
        var isCancelled: Bool
    }

    private let all = Mutex<([(Identifiant, Deed)], [Count], [Declared], [String])>(([], [], [], []))

    func add(_ deed: sending Deed, to offre: Identifiant) { all.withLock { $0.0.append((offre, deed)) } }
    func add(_ count: Count) { all.withLock { $0.1.append(count) } }
    func add(_ declared: Declared) { all.withLock { $0.2.append(declared) } }
    func add(unexpected error: any Error) { all.withLock { $0.3.append("\(error)") } }

    func deeds(_ offre: Identifiant) -> [Deed] { all.withLock { $0.0.filter { $0.0 == offre }.map(\.1) } }
    var counts: [Count] { all.withLock { $0.1 } }
    var anomalies: [Declared] { all.withLock { $0.2 } }
    /// What nobody should have been told.
    var unexpected: [String] { all.withLock { $0.3 } }
}
