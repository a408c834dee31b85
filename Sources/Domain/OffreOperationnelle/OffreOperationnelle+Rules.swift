extension OffreOperationnelle {
    /// Publishes a description: nothing is doubtful any more.
    public mutating func publish(_ decrite: OffreDecrite, now: Instant) {
        publiee = OffrePubliee(decrite, dateValidation: now)
        dateMiseJour = now
    }

    /// When what was published is forgotten: 60 days after a withdrawal, in case the register was wrong; `nil` when nothing waits to
    /// be forgotten.
    public var dateOubli: Instant? {
        publiee == nil ? nil : dateRetrait?.adding(days: Brouillon.dureeJours)
    }

    /// Forgets what was published when its time is over; answers whether there was anything.
    public mutating func forget(now: Instant) -> Bool {
        guard let dateOubli, dateOubli <= now else { return false }
        publiee = nil
        return true
    }

    /// Takes what a new edition of the register says of a liberal activity; what was typed is kept. Answers whether anything
    /// changed, coming back from a withdrawal included.
    public mutating func refresh(
        situation: SituationOperationnelle, structure: Identifiant, provenance: Provenance, now: Instant
    ) -> Bool {
        guard var liberal else { return false }
        guard situation != liberal.situation || structure != liberal.structure || dateRetrait != nil else {
            return false
        }
        if structure != liberal.structure {
            liberal.convention = nil
            liberal.dateContestationConvention = nil
        }
        liberal.situation = situation
        liberal.structure = structure
        liberal.provenance = provenance
        self.liberal = liberal
        dateRetrait = nil
        dateMiseJour = now
        return true
    }

    /// Takes away what was typed and published: the offer is « A compléter » again. Answers whether there was anything.
    public mutating func withdrawDescription(now: Instant) -> Bool {
        guard publiee != nil else { return false }
        publiee = nil
        dateMiseJour = now
        return true
    }

    /// Withdraws the offer because the register no longer has it; answers whether it was still there.
    public mutating func withdraw(now: Instant) -> Bool {
        guard dateRetrait == nil else { return false }
        dateRetrait = now
        dateMiseJour = now
        return true
    }

    /// Takes the convention data that Ameli gives, `nil` for none; answers whether they changed. Other data than those that
    /// were contested are believed again.
    public mutating func receive(_ nouvelle: Convention?, provenance: Provenance, now: Instant) -> Bool {
        guard var liberal, liberal.convention.refresh(nouvelle, provenance: provenance, now: now) else {
            return false
        }
        liberal.dateContestationConvention = nil
        self.liberal = liberal
        dateMiseJour = now
        return true
    }

    /// Notes that the professional says that the convention data are not theirs, or no longer says so; answers whether
    /// anything changed.
    public mutating func contesterConvention(_ conteste: Bool, now: Instant) -> Bool {
        guard let liberal, liberal.convention != nil, conteste != (liberal.dateContestationConvention != nil) else {
            return false
        }
        self.liberal?.dateContestationConvention = conteste ? now : nil
        dateMiseJour = now
        return true
    }
}
