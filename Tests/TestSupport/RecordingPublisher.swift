public import Domain
import Synchronization
public import UseCases

/// A publisher that makes one small resource per offer, professional and place, and remembers which offers it was asked for.
public final class RecordingPublisher: Publisher, Sendable {
    private let asked = Mutex<[Identifiant]>([])

    /// A publisher that was asked for nothing.
    public init() {}

    /// The offers whose publications were asked for, in order.
    public var offres: [Identifiant] { asked.withLock { $0 } }

    public func publications(of offre: OffreComplete) -> [Publication] {
        asked.withLock { $0.append(offre.offre.id) }
        let name = offre.offre.publiee?.decrite.nomOffre ?? ""
        let text = "{\"name\":\"\(name)\",\"place\":\"\(offre.structure.nomAffiche)\"}"
        let entite = offre.entiteJuridique.map { ResourceKey(type: .organization, id: $0.id) }
        let others = [
            offre.professionnel.map { ResourceKey(type: .practitioner, id: $0.id) },
            ResourceKey(type: .organization, id: offre.structure.id),
            offre.structure.fiche.adresse.communeCOG.map { _ in ResourceKey(type: .location, id: offre.structure.id) },
            entite,
        ]
        return others.compactMap(\.self).map { Self.publication($0, $0 == entite ? "{\(offre.nomEntite)}" : "{}") } + [
            Self.publication(
                ResourceKey(type: .healthcareService, id: offre.offre.id), text,
                tokens: [.init(parameter: "identifier", system: "", value: offre.offre.identifiantOffre)])
        ]
    }

    private static func publication(
        _ key: ResourceKey, _ text: String, tokens: [Publication.Token] = []
    ) -> Publication {
        Publication(key: key, head: Array((text + " ").utf8), tail: [], tokens: tokens)
    }
}

extension OffreComplete {
    fileprivate var nomEntite: String { entiteJuridique?.raisonSociale ?? "" }
}
