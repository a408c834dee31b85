import Domain
import TestSupport
import Testing
import UseCases

@Suite struct TenirCompteTests {
    private let bureau: Bureau
    private let tenir: TenirCompte
    private let aline: Acteur
    private let later = Exemples.now.adding(seconds: 60)

    init() throws {
        bureau = try Bureau()
        tenir = TenirCompte(store: bureau.test.store)
        _ = try bureau.test.offreDUnePersonne(1)
        aline = Acteur(try SeConnecter(store: bureau.test.store)(Exemples.idNatPS(1), now: Exemples.now))
    }

    private var compte: Compte { get throws { try tenir.compte(#require(aline.compte), now: later) } }

    @Test("knows no account before the first sign-in")
    func noAccount() throws {
        let nobody = Identifiant(rawValue: 9999)
        let ben = Acteur.liberal(Exemples.idNatPS(2), compte: nobody.rawValue)
        let calls: [() throws -> Void] = [
            { _ = try tenir.compte(nobody, now: later) },
            { try tenir.confirmInformations(by: ben, now: later) },
        ]
        for call in calls {
            let error = #expect(throws: UseCaseError.self) { try call() }
            #expect(error?.code == .interdit)
        }
    }

    @Test("keeps the first confirmation of the information, and shows whom it is about")
    func confirmation() throws {
        try tenir.confirmInformations(by: aline, now: bureau.now)
        let before = try bureau.nombreRevisions()
        try tenir.confirmInformations(by: aline, now: later)
        #expect(try compte.informationsValidees == bureau.now)
        #expect(try tenir.professionnel(aline, now: later).idNatPS == Exemples.idNatPS(1))
        #expect(try bureau.nombreRevisions() == before)
    }
}
