extension OffreOperationnelle {
    /// What the six steps show: the draft, else what is published, else what the registers let us propose.
    public func saisieCourante(proposition: @autoclosure () -> Saisie) -> Saisie {
        brouillon?.saisie ?? saisie ?? proposition()
    }

    /// The steps that are validated: those of the draft, all of them when the offer is published and has no draft.
    public var etapesValidees: Set<Etape> {
        brouillon?.etapesValidees ?? (saisie == nil ? [] : Set(Etape.aValider))
    }

    /// Keeps what was typed in a step as a draft, without validating the step: nothing is refused, nothing is lost.
    ///
    /// `saisie` holds the values of every step, those of `etape` being the new ones.
    public mutating func enregistrer(_ saisie: Saisie, etape: Etape, now: Instant) {
        let unchanged = saisie == brouillon?.saisie || (brouillon == nil && saisie == self.saisie)
        guard !unchanged else { return }
        var validated = etapesValidees
        if !saisie.verifiee(etape, publiee: self.saisie).erreurs.isEmpty { validated.remove(etape) }
        brouillon = Brouillon(saisie: saisie, etapesValidees: validated, dateModification: now)
        dateMiseJour = now
    }

    /// Validates a step: its values are made regular and kept in the draft.
    ///
    /// Returns what is to be corrected; the offer is then left as it was.
    public mutating func validerEtape(_ etape: Etape, saisie: Saisie, now: Instant) -> [ValidationIssue] {
        let checked = saisie.verifiee(etape, publiee: self.saisie)
        guard checked.erreurs.isEmpty else { return checked.erreurs }
        brouillon = Brouillon(
            saisie: checked.valeur, etapesValidees: etapesValidees.union([etape]), dateModification: now)
        dateMiseJour = now
        return []
    }

    /// The steps that still keep the offer from being validated, in order.
    public var etapesManquantes: [Etape] {
        guard let typed = brouillon?.saisie ?? saisie else { return Etape.aValider }
        return Etape.aValider.filter {
            !etapesValidees.contains($0) || !typed.verifiee($0, publiee: saisie).erreurs.isEmpty
        }
    }

    /// Validates the offer: the draft becomes what is published. Does nothing and answers `false` while a step is missing.
    public mutating func valider(now: Instant) -> Bool {
        guard etapesManquantes.isEmpty, let typed = brouillon?.saisie ?? saisie else { return false }
        saisie = Etape.aValider.reduce(typed) { $0.verifiee($1).valeur }
        brouillon = nil
        aVerifier = nil
        dateValidation = now
        dateMiseJour = now
        return true
    }

    /// When typed values are forgotten: 60 days after a withdrawal, in case the register was wrong, or after the last change
    /// of a draft; `nil` when nothing waits to be forgotten.
    public var dateOubli: Instant? {
        guard let dateRetrait else { return brouillon?.dateExpiration }
        return saisie == nil && brouillon == nil ? nil : dateRetrait.adding(days: Brouillon.dureeJours)
    }

    /// Forgets what was typed when its time is over: the draft, and the published values too when the offer is withdrawn.
    /// Answers whether there was anything.
    public mutating func oublierSaisie(now: Instant) -> Bool {
        guard let dateOubli, dateOubli <= now else { return false }
        brouillon = nil
        if dateRetrait != nil {
            saisie = nil
            dateValidation = nil
            aVerifier = nil
        }
        return true
    }

    /// Takes what a new edition of the register says of the activity; what was typed is kept. Answers whether anything
    /// changed, coming back from a withdrawal included.
    public mutating func actualiser(
        situation: SituationOperationnelle, structure: Identifiant, provenance: Provenance, now: Instant
    ) -> Bool {
        guard situation != self.situation || structure != self.structure || dateRetrait != nil else { return false }
        if structure != self.structure {
            convention = nil
            dateContestationConvention = nil
        }
        self.situation = situation
        self.structure = structure
        self.provenance = provenance
        dateRetrait = nil
        dateMiseJour = now
        return true
    }

    /// Withdraws the offer because the register no longer has the activity; answers whether it was still there.
    public mutating func retirer(now: Instant) -> Bool {
        guard dateRetrait == nil else { return false }
        dateRetrait = now
        dateMiseJour = now
        return true
    }

    /// Takes the convention data that Ameli gives, `nil` for none; answers whether they changed. Other data than those that
    /// were contested are believed again.
    public mutating func recevoir(_ nouvelle: Convention?, provenance: Provenance, now: Instant) -> Bool {
        guard convention.actualiser(nouvelle, provenance: provenance, now: now) else { return false }
        dateContestationConvention = nil
        dateMiseJour = now
        return true
    }

    /// Notes that the professional says that the convention data are not theirs, or no longer says so; answers whether
    /// anything changed.
    public mutating func contesterConvention(_ conteste: Bool, now: Instant) -> Bool {
        guard convention != nil, conteste != (dateContestationConvention != nil) else { return false }
        dateContestationConvention = conteste ? now : nil
        dateMiseJour = now
        return true
    }
}
