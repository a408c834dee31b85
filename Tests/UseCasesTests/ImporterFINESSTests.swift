import Domain
import Storage
import TestSupport
import Testing
import UseCases

/// What FINESS changes in what consumers read.
@Suite struct ImporterFINESSTests {
    private let bureau: Bureau

    init() throws { bureau = try Bureau() }

    private func take(_ raisonSociale: String) throws {
        let now = Exemples.now
        let finess = ImporterFINESS(
            store: bureau.test.store, publisher: bureau.publisher,
            provenance: Provenance(.finess, edition: Exemples.provenance.edition), dryRun: false, now: { now })
        let number = try #require(NumFINESS("990000010"))
        let legal = try #require(NumFINESS("990000028"))
        var site = FicheFINESS(
            numFINESS: number, denominationEG: "MSP", categorieEG: "603", adresse: Exemples.adresse)
        site.numFINESSEJ = legal
        try finess.take([
            (
                .entiteJuridique(FicheFINESSEJ(numFINESS: legal, raisonSociale: raisonSociale)),
                Empreinte(cle: 1, valeur: 1)
            ),
            (.site(site), Empreinte(cle: 2, valeur: 1)),
        ])
    }

    private func legalEntity() throws -> Identifiant {
        try #require(
            try bureau.test.store.read {
                try $0.find(EntiteGeographique.self, bureau.offre().value.porteur.organisation)?.value.entiteJuridique
            })
    }

    private func text(_ id: Identifiant) throws -> String? {
        try SQLPublicationReader(bureau.test.database).publication(ResourceKey(type: .organization, id: id))?.body
            .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("the legal entity of a site takes the place of the former one, and is published again under its new name")
    func legalEntities() throws {
        try bureau.test.take([Exemples.fiche(1, places: [Exemples.maisonDeSante])])
        try bureau.validerTout()
        let former = try legalEntity()
        #expect(try text(former) != nil)
        try take("ASSOCIATION INVENTÉE")
        let present = try legalEntity()
        #expect(try present != former && text(former) == nil)
        #expect(try text(present)?.contains("ASSOCIATION INVENTÉE") == true)
        try take("NOUVEAU NOM")
        #expect(try text(present)?.contains("NOUVEAU NOM") == true)
    }
}
