public import Domain
import SQL
import Storage
import UseCases

extension TestStore {
    /// The messages that wait, the oldest first; they are taken out.
    public func takeCourriers(now: Instant = Exemples.now) throws -> [(destinataire: String, modele: ModeleCourrier)] {
        let store = SQLCourrierStore(database, sceau: .tests)
        var taken: [(String, ModeleCourrier)] = []
        while let next = try store.take(now: now, next: { _ in now.adding(days: 1) }) {
            if let modele = next.modele { taken.append((next.etat.destinataire, modele)) }
            try store.end(next.etat.id, .envoye, motif: nil, now: now)
        }
        return taken
    }

    /// The token of the last link that waits to be sent to an e-mail; `nil` when there is none. Every message is taken out.
    public func takeJeton(_ courriel: String, now: Instant = Exemples.now) throws -> String? {
        let links = try takeCourriers(now: now).compactMap { message -> String? in
            guard message.destinataire == courriel else { return nil }
            return switch message.modele {
            case .motDePasseOublie(let lien), .confirmationCourriel(let lien): lien
            default: nil
            }
        }
        return links.last?.split(separator: "/").last.map(String.init)
    }
}
