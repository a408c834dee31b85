public import Domain

/// Makes what consumers read of an offer: its resources and those it refers to.
public protocol Publisher: Sendable {
    /// The resources of a publishable offer; the place, the legal entity and the professional are among them.
    func publications(of offre: OffreComplete) -> [Publication]

    /// The resources that are withdrawn with an offer: those that are of this offer alone.
    func resources(ofOffre id: Identifiant) -> [ResourceKey]

    /// The resources of a professional alone: withdrawn when no offer of theirs is published any more.
    func resources(ofProfessionnel id: Identifiant) -> [ResourceKey]

    /// The resources of a place alone: withdrawn when no offer is published there any more.
    func resources(ofStructure id: Identifiant) -> [ResourceKey]
}
