public import Domain

/// Sends the messages of the outbox.
///
/// Each is sent at least once: a program killed, or a store that fails, between the moment when the server takes a message and that
/// when it is noted makes it go out a second time, with the same `Message-ID`. A try is counted before it is made, so that no
/// message is tried without end.
public struct EnvoyerCourriers: Sendable {
    private let store: any CourrierStore
    private let expediteur: any Expediteur
    private let now: @Sendable () -> Instant

    /// The use case on an outbox, a way out and a clock.
    public init(store: any CourrierStore, expediteur: any Expediteur, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.expediteur = expediteur
        self.now = now
    }

    /// How many messages are tried in one step, and for how many seconds: a step is shorter than the lease of a job.
    static let lot = 50
    static let secondes: Int64 = 60

    /// Seconds before each new try; the last one is repeated.
    static let attentes: [Int64] = [60, 300, 900, 3600, 4 * 3600]

    /// Does one step. Throws `EchecExpedition.injoignable` when no message goes out: the others are not tried.
    public func callAsFunction() throws -> Travail.Step {
        let end = now().adding(seconds: Self.secondes)
        let expedition = expediteur.open()
        var sent = 0
        for _ in 0..<Self.lot where now() < end {
            guard let courrier = try take() else { return Travail.Step(count: sent, isLast: true) }
            if try treat(courrier, expedition) { sent += 1 }
        }
        return Travail.Step(count: sent, isLast: false)
    }

    private func take() throws -> CourrierATenter? {
        let moment = now()
        return try store.take(now: moment) { count in
            moment.adding(seconds: Self.attentes[min(max(count, 1), Self.attentes.count) - 1])
        }
    }

    /// Tries a message; answers whether it was sent.
    private func treat(_ courrier: CourrierATenter, _ expedition: any Expedition) throws -> Bool {
        let id = courrier.etat.id
        guard let modele = courrier.modele else {
            try store.end(id, .mort, motif: "it cannot be read: the secret changed, or its kind is gone", now: now())
            return false
        }
        guard now() < courrier.etat.dateLimite else {
            let etat: EtatCourrier.Etat = modele.estSecret ? .abandonne : .mort
            try store.end(id, etat, motif: Self.tooLate(modele, courrier.etat.motif), now: now())
            return false
        }
        do throws(EchecExpedition) {
            try expedition.send(
                CourrierRedige(
                    id: id, destinataire: courrier.etat.destinataire, modele: modele, date: courrier.etat.dateDepot))
        } catch {
            switch error {
            case .refuse(let motif): try store.end(id, .mort, motif: motif, now: now())
            case .differe(let motif): try store.note(id, motif: motif)
            case .injoignable(let motif):
                try store.note(id, motif: motif)
                throw error
            }
            return false
        }
        try store.end(id, .envoye, motif: nil, now: now())
        return true
    }

    private static func tooLate(_ modele: ModeleCourrier, _ last: String?) -> String {
        (modele.estSecret ? "its link is over" : "not taken in \(modele.validite / 3600) h")
            + (last.map { "; last try: \($0)" } ?? "")
    }
}
