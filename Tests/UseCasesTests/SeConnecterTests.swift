import Domain
import TestSupport
import Testing
import UseCases

@Suite struct SeConnecterTests {
    private let bureau: Bureau
    private let aline = Exemples.idNatPS(1)

    init() throws { bureau = try Bureau() }

    private func code(_ person: IdNatPS) throws -> UseCaseError.Code? {
        do {
            _ = try SeConnecter(store: bureau.test.store)(person, now: bureau.now)
            return nil
        } catch let error as UseCaseError { return error.code }
    }

    @Test("refuses someone whose activities were all withdrawn, until one comes back")
    func withdrawn() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        #expect(try code(aline) == nil)
        try bureau.test.take([Exemples.fiche(2)])
        #expect(try code(aline) == .interdit)
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        #expect(try code(aline) == nil)
    }

    @Test("refuses someone of the register without any liberal activity, and opens no account")
    func noActivity() throws {
        try bureau.test.take([Exemples.fiche(1, places: [])])
        #expect(try code(aline) == .interdit)
        #expect(try bureau.test.store.read { try $0.isEmpty(Compte.self) && $0.isEmpty(MoyenConnexion.self) })
    }

    @Test("opens the account at the first sign-in, signed by the person")
    func opens() throws {
        try bureau.test.take([Exemples.fiche(1)])
        let account = try SeConnecter(store: bureau.test.store)(aline, now: bureau.now)
        #expect(account.dateCreation == bureau.now)
        #expect(account.acceptations.isEmpty && account.courriel == nil && account.informationsValidees == nil)
        #expect(try bureau.dernierAuteur() == [aline.description, "professionnel-liberal", "portail"])
        let before = try bureau.nombreRevisions()
        #expect(try code(aline) == nil)
        #expect(try bureau.nombreRevisions() == before)
    }
}
