import Domain
import TestSupport
import Testing
import UseCases

@Suite struct ValiderOffreTests {
    private let bureau: Bureau
    private let id: Identifiant
    private let aline = Exemples.idNatPS(1)
    private let later = Exemples.now.adding(seconds: 60)

    init() throws {
        bureau = try Bureau()
        id = try bureau.test.offreDUnePersonne(1)
    }

    private func keep(_ etape: Etape, _ change: (inout Saisie) -> Void) throws {
        try EnregistrerEtape(store: bureau.test.store).validate(
            etape, de: id, by: .liberal(aline), version: bureau.brouillon().version, now: later, change)
    }

    private func rename(_ name: String) throws { try keep(.offre) { $0.description.nomOffre = name } }

    /// The version that the recap shows.
    private func version() throws -> Int64 {
        try ConsulterOffres(store: bureau.test.store).offre(id, by: .liberal(aline), now: later).version
    }

    private func validate(version: Int64? = nil, publisher: (any Publisher)? = nil) throws -> OffreComplete {
        try ValiderOffre(store: bureau.test.store, publisher: publisher ?? bureau.publisher)(
            id, by: .liberal(aline), version: version ?? self.version(), now: later)
    }

    @Test("what consumers read changes when the new draft is validated, not before")
    func edits() throws {
        try bureau.validerTout()
        #expect(try bureau.publication()?.version == 1)
        try rename("Nouveau nom")
        #expect(try bureau.texte().contains("Cabinet du Dr Aline EXEMPLE"))
        let validated = try validate()
        #expect(validated.offre == (try bureau.offre().value))
        #expect(validated.offre.publiee?.dateValidation == later)
        #expect(try bureau.texte().contains("Nouveau nom"))
        #expect(try bureau.publication()?.version == 2)
        #expect(try bureau.dernierAuteur() == [aline.description, "professionnel-liberal", "portail"])
    }

    @Test("refuses an offer with a missing step, tells which, and neither stores nor publishes")
    func missing() throws {
        try rename("Cabinet")
        let before = try bureau.offre()
        let error = #expect(throws: UseCaseError.self) { _ = try validate() }
        #expect(error?.code == .invalide)
        #expect(error?.issues == [1, 3, 4, 5].map { ValidationIssue("etapes.\($0)", .obligatoire) })
        #expect(try bureau.offre().value == before.value)
        #expect(try bureau.publication() == nil)
        #expect(bureau.publisher.offres.isEmpty)
    }

    @Test("refuses what was changed since it was shown")
    func conflict() throws {
        try bureau.validerTout()
        let version = try version()
        try rename("Nouveau nom")
        let error = #expect(throws: UseCaseError.self) { _ = try validate(version: version) }
        #expect(error?.code == .versionDepassee)
        #expect(try !bureau.texte().contains("Nouveau nom"))
        _ = try validate(version: version + 1)
        #expect(try bureau.texte().contains("Nouveau nom"))
    }

    @Test("an edited offer stays as published when its publication cannot be stored")
    func failingPublication() throws {
        try bureau.validerTout()
        try rename("Nouveau nom")
        let before = try (offre: bureau.offre(), revisions: bureau.nombreRevisions())
        #expect(throws: (any Error).self) {
            _ = try validate(publisher: Unpublishable())
        }
        #expect(try bureau.offre().value == before.offre.value)
        #expect(try bureau.nombreRevisions() == before.revisions)
        #expect(try bureau.texte().contains("Cabinet du Dr Aline EXEMPLE"))
    }

    @Test("an offer whose first publication cannot be stored is not validated; it is once it can")
    func failingFirstPublication() throws {
        for etape in Parcours.liberal.aValider { try keep(etape) { $0 = Exemples.saisie } }
        #expect(throws: (any Error).self) {
            _ = try validate(publisher: Unpublishable())
        }
        #expect(try bureau.offre().value.statut == .aCompleter)
        #expect(try bureau.publication() == nil)
        #expect(try validate().offre.statut == .validee)
        #expect(try bureau.publication()?.version == 1)
    }

    @Test("does not find the offer of someone else, complete as it may be")
    func notFound() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        try bureau.validerTout()
        try rename("Nouveau nom")
        let error = #expect(throws: UseCaseError.self) {
            try ValiderOffre(store: bureau.test.store, publisher: bureau.publisher)(
                id, by: .liberal(Exemples.idNatPS(2)), version: version(), now: later)
        }
        #expect(error?.code == .introuvable)
        #expect(try bureau.texte().contains("Cabinet du Dr Aline EXEMPLE"))
    }

    /// Publishes the right resource, then one of an identifier that the store refuses.
    private struct Unpublishable: Publisher {
        func publications(of offre: OffreComplete) -> [Publication] {
            RecordingPublisher().publications(of: offre) + [
                Publication(
                    key: ResourceKey(type: .location, id: Identifiant(rawValue: .max)), head: [], tail: [], tokens: [])
            ]
        }
    }
}
