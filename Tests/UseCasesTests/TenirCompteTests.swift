import Domain
import TestSupport
import Testing
import UseCases

@Suite struct TenirCompteTests {
    private let bureau: Bureau
    private let tenir: TenirCompte
    private let aline = Exemples.idNatPS(1)
    private let later = Exemples.now.adding(seconds: 60)

    init() throws {
        bureau = try Bureau()
        tenir = TenirCompte(store: bureau.test.store)
        _ = try bureau.test.offreDUnePersonne(1)
    }

    @Test("knows no account before the first sign-in")
    func noAccount() throws {
        try bureau.test.importer([Exemples.fiche(1), Exemples.fiche(2)])
        let ben = Exemples.idNatPS(2)
        let calls: [() throws -> Void] = [
            { _ = try tenir.consulter(ben) }, { try tenir.enregistrerCourriel("a@exemple.fr", de: ben, now: later) },
            { try tenir.accepterConditions(version: "1", finAffichee: true, par: ben, now: later) },
            { try tenir.validerInformations(de: ben, now: later) },
        ]
        for call in calls {
            let error = #expect(throws: UseCaseError.self) { try call() }
            #expect(error?.code == .interdit)
        }
    }

    @Test("keeps an e-mail in its regular writing, and the last one")
    func email() throws {
        try tenir.enregistrerCourriel(" Aline@EXEMPLE.fr ", de: aline, now: later)
        #expect(try tenir.consulter(aline).compte.courriel == "Aline@exemple.fr")
        try tenir.enregistrerCourriel("autre@exemple.fr", de: aline, now: later)
        #expect(try tenir.consulter(aline).compte.courriel == "autre@exemple.fr")
        #expect(throws: UseCaseError.self) { try tenir.enregistrerCourriel("x", de: aline, now: later) }
        #expect(try tenir.consulter(aline).compte.courriel == "autre@exemple.fr")
    }

    @Test("keeps each accepted version once, oldest first, with the first moment")
    func conditions() throws {
        try tenir.accepterConditions(version: "1", finAffichee: false, par: aline, now: bureau.now)
        try tenir.accepterConditions(version: "2", finAffichee: true, par: aline, now: later)
        try tenir.accepterConditions(version: "1", finAffichee: true, par: aline, now: later)
        #expect(
            try tenir.consulter(aline).compte.acceptations == [
                .init(version: "1", date: bureau.now, finAffichee: false),
                .init(version: "2", date: later, finAffichee: true),
            ])
    }

    @Test("keeps the first confirmation of the information, and shows whom it is about")
    func confirmation() throws {
        try tenir.validerInformations(de: aline, now: bureau.now)
        let before = try bureau.nombreRevisions()
        try tenir.validerInformations(de: aline, now: later)
        #expect(try tenir.consulter(aline).compte.informationsValidees == bureau.now)
        #expect(try tenir.consulter(aline).professionnel.idNatPS == aline)
        #expect(try bureau.nombreRevisions() == before)
    }
}
