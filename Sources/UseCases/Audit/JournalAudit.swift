public import Domain
import Synchronization

/// The audit log for what no transaction tells, such as a refused sign-in: a queue that never makes a page wait.
///
/// It holds so many facts at most: those that come too many are counted by kind, and the count is a line of the log. What is in
/// it when a process is killed is lost; the security log has it.
public final class JournalAudit: Sendable {
    private struct Entree {
        let fait: FaitAudit
        let auteur: String
        let date: Instant
    }

    private struct File {
        var entrees: [Entree] = []
        var enTrop: [FaitAudit.Nature: Int] = [:]
    }

    private let store: any Store
    private let file = Mutex(File())

    /// A queue in front of a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Keeps a fact for the next `flush`. `auteur`: `Acteur.description`, or what is known of who tried; never a secret.
    public func note(_ fait: FaitAudit, by auteur: String, now: Instant) {
        file.withLock { file in
            guard file.entrees.count < Limites.faitsAudit.value else {
                file.enTrop[fait.nature, default: 0] += 1
                return
            }
            file.entrees.append(Entree(fait: fait, auteur: auteur, date: now))
        }
    }

    /// Writes what waits, in one transaction; to be called every few seconds, and at the end of the service. What fails waits
    /// for the next call.
    public func flush(now: Instant) throws {
        let taken = file.withLock { file in
            defer { file = File() }
            return file
        }
        guard !taken.entrees.isEmpty || !taken.enTrop.isEmpty else { return }
        do {
            try store.write { store in
                for entree in taken.entrees { try store.audit(entree.fait, by: entree.auteur, now: entree.date) }
                for (nature, count) in taken.enTrop.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    try store.audit(Self.nonDetailles(nature, count), by: Self.nom, now: now)
                }
            }
        } catch {
            putBack(taken)
            throw error
        }
    }

    /// The author of the lines that count.
    private static let nom = "journal-audit"

    private static func nonDetailles(_ nature: FaitAudit.Nature, _ count: Int) -> FaitAudit {
        FaitAudit(nature: .refusNonDetailles, objet: nature.rawValue, detail: ["nombre": "\(count)"])
    }

    /// Puts back what could not be written, before what came meanwhile.
    private func putBack(_ taken: File) {
        file.withLock { file in
            let all = taken.entrees + file.entrees
            file.entrees = Array(all.prefix(Limites.faitsAudit.value))
            for entree in all.dropFirst(Limites.faitsAudit.value) {
                file.enTrop[entree.fait.nature, default: 0] += 1
            }
            file.enTrop.merge(taken.enTrop) { $0 + $1 }
        }
    }
}
