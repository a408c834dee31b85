public import Domain

/// What is kept of the changes of a draft, without their content: who typed, which day, from where, in which step.
public struct TraceBrouillon: Sendable, Hashable {
    /// The offer.
    public var offre: Identifiant
    /// The day, in metropolitan France.
    public var jour: JourCivil
    /// Who.
    public var auteur: Auteur
    /// The step.
    public var etape: Etape
    /// How many changes that day.
    public var nombre: Int

    /// A trace.
    public init(offre: Identifiant, jour: JourCivil, auteur: Auteur, etape: Etape, nombre: Int = 1) {
        self.offre = offre
        self.jour = jour
        self.auteur = auteur
        self.etape = etape
        self.nombre = nombre
    }
}

/// What is asked of the traces of drafts.
public protocol TraceBrouillonQuestions {
    /// The traces of the drafts of an offer, the first one first.
    func traces(offre: Identifiant) throws -> [TraceBrouillon]
}

/// What is stored of the traces of drafts.
public protocol TraceBrouillonWriter {
    /// Notes one change of a draft: added to those of the same day, author and step.
    func trace(_ trace: TraceBrouillon) throws
}
