import Domain
import TestSupport
import Testing
import UseCases

@Suite struct GererOrganisationTests {
    private let bureau: Bureau
    private let gerer: GererOrganisation
    private let site: Identifiant
    private let chief: Acteur
    private let now = Exemples.now

    init() throws {
        bureau = try Bureau()
        gerer = GererOrganisation(store: bureau.test.store, publisher: RecordingPublisher())
        let site = try EntiteGeographique(
            id: bureau.test.store.write { try $0.newId() }, cle: "F990000001", now: Exemples.now)
        try bureau.test.store.write {
            try $0.save(site, version: nil, by: .repertoire(Exemples.provenance), now: Exemples.now)
        }
        self.site = site.id
        chief = Self.actor(.responsableStructure, on: site.id)
    }

    private static func actor(_ profil: Profil, on id: Identifiant) -> Acteur {
        Acteur(
            .personne(compte: Identifiant(rawValue: 70), idNatPS: nil),
            habilitations: [Habilitation(profil, sur: .organisations([id]))])
    }

    private func code(_ call: () throws -> Void) -> UseCaseError.Code? {
        do {
            try call()
            return nil
        } catch { return (error as? UseCaseError)?.code }
    }

    @Test("makes a tree of pôle, service and unit, seen by who may")
    func tree() throws {
        let pole = try gerer.create(.pole, nom: " Pôle  Femme ", sous: .entiteGeographique(site), by: chief, now: now)
        let service = try gerer.create(
            .service, nom: "Maternité", sous: .organisationInterne(pole.id), by: chief, now: now)
        try gerer.create(.uniteFonctionnelle, nom: "UF 12", sous: .organisationInterne(service.id), by: chief, now: now)
        let found = try gerer.organisations(structure: site, by: chief, now: now).map(\.value)
        #expect(found.map(\.nom) == ["Pôle Femme", "Maternité", "UF 12"])
        #expect(found.allSatisfy { $0.entiteGeographique == site })
        #expect(try bureau.dernierAuteur() == ["compte 70", "responsable-structure", "portail"])
    }

    @Test("lets the head of a pôle act below it, and not above")
    func below() throws {
        let pole = try gerer.create(.pole, nom: "P", sous: .entiteGeographique(site), by: chief, now: now)
        let head = Self.actor(.responsableStructure, on: pole.id)
        let service = try gerer.create(.service, nom: "S", sous: .organisationInterne(pole.id), by: head, now: now)
        try gerer.create(.uniteFonctionnelle, nom: "U", sous: .organisationInterne(service.id), by: head, now: now)
        #expect(
            code { try gerer.create(.pole, nom: "Q", sous: .entiteGeographique(site), by: head, now: now) }
                == .introuvable)
    }

    @Test("refuses a wider organisation below a narrower one, an empty or endless name, a stranger, a reader")
    func refused() throws {
        let service = try gerer.create(.service, nom: "S", sous: .entiteGeographique(site), by: chief, now: now)
        let under = OrganisationInterne.Rattachement.organisationInterne(service.id)
        for type in [OrganisationInterne.TypeOI.pole, .service] {
            #expect(code { try gerer.create(type, nom: "P", sous: under, by: chief, now: now) } == .invalide)
        }
        for name in ["", " \n", String(repeating: "é", count: 151)] {
            #expect(
                code { try gerer.create(.uniteFonctionnelle, nom: name, sous: under, by: chief, now: now) } == .invalide
            )
        }
        let stranger = Self.actor(.responsableStructure, on: Identifiant(rawValue: 9))
        #expect(
            code { try gerer.create(.uniteFonctionnelle, nom: "U", sous: under, by: stranger, now: now) }
                == .introuvable
        )
        let reader = Self.actor(.porteurOffre, on: site)
        #expect(
            code { try gerer.create(.uniteFonctionnelle, nom: "U", sous: under, by: reader, now: now) } == .interdit)
    }

    @Test("renames and closes from the version that was shown; nothing closes above what is open")
    func changes() throws {
        let pole = try gerer.create(.pole, nom: "P", sous: .entiteGeographique(site), by: chief, now: now)
        let service = try gerer.create(.service, nom: "S", sous: .organisationInterne(pole.id), by: chief, now: now)
        try gerer.rename(pole.id, "Pôle", version: 1, by: chief, now: now)
        #expect(code { try gerer.rename(pole.id, "Autre", version: 1, by: chief, now: now) } == .versionDepassee)
        #expect(code { try gerer.close(pole.id, version: 2, by: chief, now: now) } == .invalide)
        try gerer.close(service.id, version: 1, by: chief, now: now)
        try gerer.close(pole.id, version: 2, by: chief, now: now)
        #expect(try gerer.organisations(structure: site, by: chief, now: now).isEmpty)
    }
}
