public import Domain

/// Makes what consumers read of an offer: its resources and those it refers to.
public protocol Publisher: Sendable {
    /// The resources of a publishable offer; the place, the legal entity and the professional are among them.
    func publications(of offre: OffreComplete) -> [Publication]

    /// The resources that are withdrawn with an offer: those that are of this offer alone.
    func resources(ofOffre id: Identifiant) -> [ResourceKey]
}
