internal import Domain

extension Travail {
    /// Deletes sessions that are over.
    public static func purgeSessions(_ store: any SessionStore) -> Travail {
        let purger = PurgerSessions(store: store)
        return Travail("purge-sessions", .every(minutes: 30), counting: "sessions ended", erasing: [.sessions]) { now in
            Step(count: try purger(now: now), isLast: true)
        }
    }

    /// Forgets drafts left for 60 days, and what offers withdrawn for 60 days published.
    public static func oubliBrouillons(_ store: any Store) -> Travail {
        let oublierSaisies = OublierSaisies(store: store)
        return Travail(
            "oubli-brouillons", .daily(hour: 3, minute: 10), counting: "drafts and offers forgotten",
            erasing: [.saisies]
        ) { now in
            Step(count: try oublierSaisies(now: now), isLast: true)
        }
    }

    /// Deletes old requests for accounts.
    public static func purgeDemandesCompte(_ store: any Store) -> Travail {
        let days = Int64(Limites.demandeCompte.value)
        return Travail(
            "purge-demandes-compte", .daily(hour: 3, minute: 20), counting: "requests for accounts deleted",
            erasing: [.demandesCompte]
        ) { now in
            let count = try store.write { try $0.deleteDemandes(deposeesAvant: now.adding(seconds: -days * 86_400)) }
            return Step(count: count, isLast: true)
        }
    }

    /// Erases the content of versions that were replaced long ago.
    public static func conservation(_ store: any ConservationStore) -> Travail {
        let appliquerConservation = AppliquerConservation(store: store)
        return Travail(
            "conservation", .daily(hour: 3, minute: 40), counting: "versions erased", erasing: [.versions]
        ) { now in
            try appliquerConservation(now: now)
        }
    }

    /// Tells in the log what would be sent, until mail comes.
    public static func journalEvenements(
        _ store: any Store, log: @escaping @Sendable (String) -> Void
    ) -> Travail {
        let journaliser = JournaliserEvenements(store: store, log: log)
        return Travail("journal-evenements", .every(minutes: 1), counting: "events told") { now in
            try journaliser(now: now)
        }
    }
}
