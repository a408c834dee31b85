import Domain
import FHIRServer
import Foundation
import Storage
import TestSupport
import Testing
import UseCases

/// What an establishment offers leads to published resources only, and takes them away with it.
@Suite struct EtablissementTests {
    private let test: TestStore
    private let gerer: GererOrganisation
    private let chief: Acteur
    private let site: EntiteGeographique
    private let service: OrganisationInterne
    private let offre: OffreOperationnelle
    private let now = Exemples.now

    init() throws {
        test = try TestStore()
        gerer = GererOrganisation(store: test.store, publisher: FHIRPublisher())
        var site = Exemples.offreEtablissement.structure
        site.entiteJuridique = nil
        self.site = site
        try test.store.write { [site] store in
            // The identifiers of the examples are not given again.
            for _ in 0..<100 { _ = try store.newId() }
            try store.save(site, version: nil, by: .repertoire(Exemples.provenance), now: Exemples.now)
        }
        chief = Acteur(
            .personne(compte: Identifiant(rawValue: 1), idNatPS: nil),
            habilitations: [Habilitation(.responsableStructure, sur: .organisations([site.id]))])
        let pole = try gerer.create(.pole, nom: "Pôle Femme", sous: .entiteGeographique(site.id), by: chief, now: now)
        service = try gerer.create(.service, nom: "Maternité", sous: .organisationInterne(pole.id), by: chief, now: now)
        let porteur = Porteur.etablissement(organisation: service.id, structure: site.id)
        var made = try OffreOperationnelle(
            id: test.store.write { try $0.newId() }, region: "11", porteur: porteur, now: now)
        made.publish(try Exemples.saisie.decrite(), now: now)
        offre = made
        try test.store.write { [offre] store in
            try store.save(offre, version: nil, by: .exploitant("essai"), now: Exemples.now)
            try store.republish([.offre(offre.id)], by: FHIRPublisher(), now: Exemples.now)
        }
    }

    private func text(_ type: ResourceType, _ id: Identifiant) throws -> String? {
        try SQLPublicationReader(test.database).publication(ResourceKey(type: type, id: id))?.body.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func read(_ type: ResourceType, _ id: Identifiant) throws -> Bool { try text(type, id) != nil }

    @Test("publishes the offer with its place and each organisation above it, without any professional")
    func published() throws {
        let bytes = try #require(try text(.healthcareService, offre.id))
        #expect(bytes.contains("\"providedBy\":{\"reference\":\"Organization/\(service.id)\"}"))
        #expect(try text(.organization, service.id)?.contains("Maternité") == true)
        #expect(try read(.organization, service.rattachement.organisation) && read(.organization, site.id))
        #expect(try read(.location, site.id) && !read(.practitionerRole, offre.id))
        _ = try PublierTout(store: test.store, publisher: FHIRPublisher())(now: { Exemples.now })
        #expect(try read(.organization, service.id) && read(.organization, service.rattachement.organisation))
    }

    @Test("publishes the new name of an organisation, and withdraws what no published offer leads to")
    func changes() throws {
        try gerer.rename(service.id, "Maternité et néonatologie", version: 1, by: chief, now: now)
        #expect(try text(.organization, service.id)?.contains("néonatologie") == true)
        try test.store.write { store in
            let found = try #require(try store.find(OffreOperationnelle.self, offre.id))
            var gone = found.value
            _ = gone.withdraw(now: Exemples.now)
            try store.save(gone, version: found.version, by: .exploitant("essai"), now: Exemples.now)
            try store.republish([.offre(offre.id)], by: FHIRPublisher(), now: Exemples.now)
        }
        for id in [service.id, service.rattachement.organisation, site.id] { #expect(try !read(.organization, id)) }
        #expect(try !read(.healthcareService, offre.id) && !read(.location, site.id))
    }

    @Test("lets the head of the pôle see the offer of its service, and nobody of elsewhere")
    func rights() throws {
        func sees(_ id: Identifiant) throws -> Bool {
            let actor = Acteur(
                .personne(compte: Identifiant(rawValue: 2), idNatPS: nil),
                habilitations: [Habilitation(.porteurOffre, sur: .organisations([id]))])
            do {
                _ = try ConsulterOffres(store: test.store).offre(offre.id, by: actor, now: now)
                return true
            } catch let error as UseCaseError where error.code == .introuvable { return false }
        }
        #expect(try sees(service.id) && sees(service.rattachement.organisation) && sees(site.id))
        #expect(try !sees(Identifiant(rawValue: 999_999)))
    }
}
