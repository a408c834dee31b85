import HTTP
import Portal
import TestSupport
import Testing
import UseCases

/// What the portal tells the security log.
@Suite struct SecurityEventTests {
    private let visitor: Visitor

    init() throws { visitor = try Visitor() }

    private var kinds: [SecurityEvent.Kind] { visitor.events.map(\.kind) }

    @Test("who signs in and out, by the number of the account")
    func signIn() throws {
        try visitor.enterWithOffers()
        visitor.post([], to: "/deconnexion")
        #expect(kinds == [.signedIn, .signedOut])
        let accounts = Set(visitor.events.map(\.account))
        #expect(accounts.count == 1 && accounts.first??.allSatisfy(\.isNumber) == true)
    }

    @Test("each sign-in that stops, with its reason", arguments: EchecIdentification.allCases)
    func refused(echec: EchecIdentification) {
        visitor.provider.fail(echec)
        visitor.signIn()
        #expect(visitor.events == [SecurityEvent(.signInRefused(reason: "\(echec)"), request: "-")])
    }

    @Test("a sign-in that the browser did not begin, and a person without right")
    func others() {
        visitor.get("/connexion/pro-sante-connect/retour?code=c&state=etat")
        visitor.signIn()
        #expect(kinds == [.signInRefused(reason: "inconnue"), .signInRefused(reason: "sansDroit")])
    }

    @Test("a form of another session, and the offer of someone else")
    func accesses() throws {
        try visitor.enterWithOffers()
        visitor.post([], to: try visitor.firstOffer + "/anomalies", jeton: "autre")
        visitor.get("/offres/999999/anomalies")
        #expect(kinds.dropFirst() == [.formRefused, .accessRefused(action: "GET", object: "offres")])
        #expect(visitor.events.allSatisfy { $0.account != nil })
    }

    @Test("what the server refuses is malformed, or beyond a limit")
    func refusals() {
        let kinds = [400, 408, 413, 429, 431, 501, 503].map { SecurityEvent.refusal(status: $0, request: "r")?.kind }
        #expect(
            kinds == [
                .messageMalformed, .limitReached("receive-seconds"), .limitReached("max-body-bytes"),
                .limitReached("requests"), .limitReached("max-header-bytes"), nil, .limitReached("queue"),
            ])
    }
}
