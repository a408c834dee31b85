import Domain
import FHIRMapping
import FHIRModel
import Foundation
import TestSupport
import Testing

/// What establishments describe, in the ROR profiles (RORLocation, ROROrganization).
@Suite struct EtablissementTests {
    private func text(_ value: some JSONWritable) -> String {
        String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }

    private func count(_ measure: MesureCapacite) throws -> CapaciteAccueil {
        try CapaciteAccueil(
            id: Identifiant(rawValue: 40), lieu: Identifiant(rawValue: 12), mesure: measure, nombre: 7,
            source: .gestionDesLits, date: Exemples.now)
    }

    @Test("gives an internal organisation its kind, its number and what is above it")
    func organisation() throws {
        let site = Exemples.offreComplete().structure
        let pole = try OrganisationInterne(
            id: Identifiant(rawValue: 30), type: .pole, nom: "Pôle Femme", sous: site, now: Exemples.now)
        let unit = try OrganisationInterne(
            id: Identifiant(rawValue: 31), type: .uniteFonctionnelle, nom: "UF 12", sous: pole, now: Exemples.now)
        let resource = Organization(unit, region: "11")
        #expect(resource.name == "UF 12" && resource.partOf == Reference(Organization.self, "30"))
        #expect(resource.type.flatMap(\.coding).map(\.code) == ["3"])
        #expect(resource.identifier.map(\.system) == ["https://oi.esante.gouv.fr"])
        #expect(Organization(pole, region: "11").partOf == Reference(Organization.self, site.id.description))
    }

    @Test("gives a place one repetition per count, every mandatory part once, to consumers who may read counts only")
    func capacities() throws {
        let place = try #require(Location(Exemples.offreComplete().structure, region: "11"))
        let counts = [
            try count(.init(.lit, .installe)), try count(.init(.lit, .disponible, genre: "01")),
            try count(.init(.lit, .supplementaire, typeLitSupplementaire: "03", typeCrise: "02")),
        ]
        #expect(text(place.with(counts, niveau: .libre)) == text(place))
        let seen = text(place.with(counts, niveau: .restreint))
        #expect(seen.components(separatedBy: "ror-location-supported-capacity").count == 4)
        for part in [
            "capacityType", "capacityStatus", "temporalityCapacity", "capacitySourceType", "temporaryAssignement",
        ] {
            #expect(seen.components(separatedBy: "\"url\":\"\(part)\"").count == 4, "\(part)")
        }
        #expect(seen.contains(#"{"url":"nbCapacity","valueInteger":7}"#))
        #expect(seen.components(separatedBy: "\"genderCapacityAvailable\"").count == 2)
        #expect(seen.components(separatedBy: "\"additionalBedType\"").count == 2)
        #expect(seen.contains(Exemples.now.iso8601))
    }
}
