public import Domain
import Synchronization
public import UseCases

/// A publisher that makes one small resource per offer and remembers which offers it was asked for.
public final class RecordingPublisher: Publisher, Sendable {
    private let asked = Mutex<[Identifiant]>([])

    /// A publisher that was asked for nothing.
    public init() {}

    /// The offers whose publications were asked for, in order.
    public var offres: [Identifiant] { asked.withLock { $0 } }

    public func publications(of offre: OffreComplete) -> [Publication] {
        asked.withLock { $0.append(offre.offre.id) }
        let name = offre.offre.publiee?.decrite.nomOffre ?? ""
        let person = offre.professionnel.map { resources(ofProfessionnel: $0.id) } ?? []
        let whole = [person, resources(ofStructure: offre.structure.id)]
        let others = whole.joined().map { key in
            Publication(key: key, lastUpdated: offre.offre.dateMiseJour, body: Array("{}".utf8), tokens: [])
        }
        return others + [
            Publication(
                key: ResourceKey(type: "HealthcareService", id: offre.offre.id), lastUpdated: offre.offre.dateMiseJour,
                body: Array("{\"name\":\"\(name)\",\"place\":\"\(offre.structure.nomAffiche)\"}".utf8),
                tokens: [.init(parameter: "identifier", system: "", value: offre.offre.identifiantOffre)])
        ]
    }

    public func resources(ofOffre id: Identifiant) -> [ResourceKey] {
        [ResourceKey(type: "HealthcareService", id: id)]
    }

    public func resources(ofProfessionnel id: Identifiant) -> [ResourceKey] {
        [ResourceKey(type: "Practitioner", id: id)]
    }

    public func resources(ofStructure id: Identifiant) -> [ResourceKey] {
        [ResourceKey(type: "Organization", id: id), ResourceKey(type: "Location", id: id)]
    }
}
