internal import Domain

extension Travail {
    /// Deletes sessions that are over.
    public static func purgeSessions(_ store: any SessionStore) -> Travail {
        let purger = PurgerSessions(store: store)
        return Travail("purge-sessions", .every(minutes: 30), counting: "sessions ended", erasing: [.sessions]) { now in
            Step(count: try purger(now: now), isLast: true)
        }
    }

    /// Forgets links that serve no more, and tries that hold nobody back any more.
    public static func purgeLiens(_ store: any Store) -> Travail {
        let purger = PurgerLiens(store: store)
        return Travail("purge-liens", .every(minutes: 30), counting: "links and tries forgotten", erasing: [.liens]) {
            now in Step(count: try purger(now: now), isLast: true)
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

    /// Finds whom to remind of a draft that ends, or of an offer validated a year ago.
    public static func rappels(_ store: any Store) -> Travail {
        let preparer = PreparerRappels(store: store)
        return Travail("rappels", .daily(hour: 7, minute: 30), counting: "reminders made") { now in
            try preparer(now: now)
        }
    }

    /// Writes to people what happened to what is theirs.
    public static func evenements(_ store: any Store) -> Travail {
        let prevenir = PrevenirPersonnes(store: store)
        return Travail("evenements", .every(minutes: 1), counting: "events told") { now in
            try prevenir(now: now)
        }
    }

    /// The name of the job that sends messages.
    public static let nomEnvoiCourriers = "envoi-courriers"

    /// Sends the messages of the outbox.
    public static func envoiCourriers(_ envoyer: EnvoyerCourriers) -> Travail {
        Travail(nomEnvoiCourriers, .every(minutes: 1), counting: "messages sent") { _ in try envoyer() }
    }

    /// Deletes what is left of messages that ended, and of what they said.
    public static func oubliCourriers(_ store: any CourrierStore) -> Travail {
        let oublier = OublierCourriers(store: store)
        return Travail(
            "oubli-courriers", .daily(hour: 3, minute: 25), counting: "messages forgotten", erasing: [.courriers]
        ) { now in
            try oublier(now: now)
        }
    }

    /// The name of the job that removes old lines of the audit log, and their author in it.
    public static let nomPurgeAudit = "purge-audit"

    /// Lines removed in one step.
    private static let lotPurgeAudit = 5000

    /// Removes lines of the audit log that are older than its retention.
    public static func purgeAudit(_ store: any AuditStore) -> Travail {
        Travail(nomPurgeAudit, .daily(hour: 3, minute: 50), counting: "lines removed", erasing: [.audit]) { now in
            let start = now.adding(days: -Int64(Limites.audit.value))
            return try store.purge(before: start, limit: lotPurgeAudit, now: now)
        }
    }

    /// Prints the last line of the audit log where the database cannot change it: the log of the service.
    public static func ancreAudit(_ store: any AuditStore, log: @escaping @Sendable (String) -> Void) -> Travail {
        Travail("ancre-audit", .every(minutes: 60), counting: "anchors told") { _ in
            log("audit head \(try store.head())")
            return Step(count: 1, isLast: true)
        }
    }
}
