/// An offer as its professional sees it: what it refers to, what is published, and the draft.
public struct OffreEnSaisie: Sendable, Equatable {
    /// The offer and what it refers to.
    public private(set) var complete: OffreComplete
    /// The draft, empty when there is none; one whose time is over is shown empty.
    public private(set) var brouillon: Brouillon

    /// An offer with its draft, `nil` when there never was one.
    public init(_ complete: OffreComplete, brouillon: Brouillon?, now: Instant) {
        self.complete = complete
        self.brouillon = brouillon ?? Brouillon(id: complete.offre.id, now: now)
        _ = self.brouillon.expire(now: now)
    }

    /// The offer.
    public var offre: OffreOperationnelle { complete.offre }
    /// The steps that complete it.
    public var parcours: Parcours { offre.porteur.parcours }

    /// What the steps show: the draft, else what is published, else what the registers let us propose.
    public var saisieCourante: Saisie { brouillon.saisie ?? publiee ?? complete.saisieProposee }

    /// The steps that are validated: those of the draft, all of them when the offer is published and has no draft.
    public var etapesValidees: Set<Etape> {
        if brouillon.saisie != nil { return brouillon.etapesValidees }
        return offre.publiee == nil ? [] : Set(parcours.aValider)
    }

    /// The first step that is not validated; the recap when all are, `nil` where there is no step.
    public var etapeAReprendre: Etape? {
        let validated = etapesValidees
        return parcours.aValider.first { !validated.contains($0) } ?? parcours.etapes.last
    }

    /// The steps that still keep the offer from being validated, in order.
    public var etapesManquantes: [Etape] {
        guard let typed = brouillon.saisie ?? publiee else { return parcours.aValider }
        let validated = etapesValidees
        return parcours.aValider.filter {
            !validated.contains($0) || !typed.verifiee($0, publiee: publiee).erreurs.isEmpty
        }
    }

    /// What is published, as a form.
    private var publiee: Saisie? { offre.publiee.map { Saisie($0.decrite) } }

    /// When someone else changed a step after the version of the draft that a form was made from, and the values typed in this form
    /// are not those that are there now: which change that was. `nil` when the form may be saved.
    ///
    /// A version that the draft never had is taken for the oldest.
    public func conflit(_ etape: Etape, version: Int64, saisie: Saisie) -> Brouillon.Modification? {
        let version = version > brouillon.version ? 0 : version
        guard let change = brouillon.modification(etape), change.version > version else { return nil }
        let regular = [saisieCourante, saisie].map { $0.verifiee(etape, publiee: publiee).valeur }
        return regular[0].isEqual(regular[1], etape: etape) ? nil : change
    }

    /// Keeps what was typed in a step as a draft, without validating the step: nothing is refused, nothing is lost.
    ///
    /// `saisie` holds the values of every step, those of `etape` being the new ones.
    public mutating func record(_ saisie: Saisie, etape: Etape, now: Instant) {
        guard saisie != (brouillon.saisie ?? publiee) else { return }
        var validated = etapesValidees
        if !saisie.verifiee(etape, publiee: publiee).erreurs.isEmpty { validated.remove(etape) }
        keep(saisie, validees: validated, now)
    }

    /// Validates a step: its values are made regular and kept in the draft.
    ///
    /// Answers what is to be corrected; the draft is then left as it was.
    public mutating func validateStep(_ etape: Etape, saisie: Saisie, now: Instant) -> [ValidationIssue] {
        let checked = saisie.verifiee(etape, publiee: publiee)
        guard checked.erreurs.isEmpty else { return checked.erreurs }
        keep(checked.valeur, validees: etapesValidees.union([etape]), now)
        return []
    }

    /// Validates the offer: what the draft describes is published and the draft is emptied. Does nothing and answers `false` while a
    /// step is missing.
    public mutating func validate(now: Instant) -> Bool {
        guard etapesManquantes.isEmpty, let typed = brouillon.saisie ?? publiee,
            let decrite = try? typed.decrite(publiee: offre.publiee?.decrite)
        else { return false }
        complete.offre.publish(decrite, now: now)
        if brouillon.saisie != nil { brouillon.clear(now: now) }
        return true
    }

    private mutating func keep(_ saisie: Saisie, validees: Set<Etape>, _ now: Instant) {
        let before = saisieCourante
        let changed = parcours.etapes.filter { !saisie.isEqual(before, etape: $0) }
        brouillon.keep(saisie, changees: changed, validees: validees, now: now)
    }
}
