public import Domain

/// Makes what consumers read of an offer: its resources and those it refers to.
public protocol Publisher: Sendable {
    /// The resources of a publishable offer; the place, the legal entity and the professional are among them.
    ///
    /// They are among `PublicationSource.resources` of these: one that is not made is withdrawn.
    func publications(of offre: OffreComplete) -> [Publication]
}
