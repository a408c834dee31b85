import Domain
import Storage
import Synchronization
import TestSupport
import Testing

@testable import UseCases

@Suite struct EnvoyerCourriersTests {
    /// A way out that answers what it is told, and the clock.
    final class Poste: Expediteur, Expedition, Sendable {
        let sent = Mutex<[CourrierRedige]>([])
        let answers = Mutex<[EchecExpedition?]>([])
        let clock = Mutex(Exemples.now)

        func open() -> any Expedition { self }

        func send(_ courrier: CourrierRedige) throws(EchecExpedition) {
            sent.withLock { $0.append(courrier) }
            if let failure = answers.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { throw failure }
        }

        func later(_ seconds: Int64) { clock.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    private let test: TestStore
    private let poste = Poste()
    private let outbox: SQLCourrierStore
    private let envoyer: EnvoyerCourriers

    init() throws {
        test = try TestStore()
        outbox = SQLCourrierStore(test.database, sceau: .tests)
        envoyer = EnvoyerCourriers(store: outbox, expediteur: poste) { [poste] in poste.clock.withLock(\.self) }
    }

    private func deposit(_ modele: ModeleCourrier = .motDePasseModifie, to name: String = "aline") throws {
        let courrier = try Courrier(destinataire: "\(name)@exemple.fr", modele: modele)
        try test.store.write { try _ = $0.deposit(courrier, now: poste.clock.withLock(\.self)) }
    }

    private var sent: [String] { poste.sent.withLock { $0.map(\.destinataire) } }

    @Test("sends what waits, once, in its order")
    func once() throws {
        for name in ["aline", "bruno", "chloe"] { try deposit(to: name) }
        #expect(try envoyer() == Travail.Step(count: 3, isLast: true))
        #expect(try envoyer() == Travail.Step(count: 0, isLast: true))
        #expect(sent == ["aline@exemple.fr", "bruno@exemple.fr", "chloe@exemple.fr"])
        #expect(try outbox.counts() == [.envoye: 3])
    }

    @Test("a step tries a bounded number of messages, and tells that there are more")
    func bounded() throws {
        for rank in 1...60 { try deposit(to: "p\(rank)") }
        #expect(try envoyer() == Travail.Step(count: 50, isLast: false))
        #expect(try envoyer() == Travail.Step(count: 10, isLast: true))
    }

    @Test("a refusal is a dead letter at once, and the others go out")
    func refused() throws {
        try deposit(to: "aline")
        try deposit(to: "bruno")
        poste.answers.withLock { $0 = [.refuse("refused: 550 5.1.1 to RCPT")] }
        #expect(try envoyer() == Travail.Step(count: 1, isLast: true))
        #expect(try outbox.list(.mort, limit: 9).map(\.motif) == ["refused: 550 5.1.1 to RCPT"])
        poste.later(3 * 86_400)
        #expect(try envoyer().count == 0)
    }

    @Test("what is postponed is tried after 1, 5, 15 minutes, 1 hour, then every 4 hours, and given up after two days")
    func delays() throws {
        try deposit()
        poste.answers.withLock { $0 = Array(repeating: .differe("postponed: 451 to RCPT"), count: 100) }
        var waits: [Int64] = []
        var waited: Int64 = 0
        for _ in 0..<(3 * 24 * 60) {
            let before = sent.count
            #expect(try envoyer().isLast)
            if sent.count > before {
                waits.append(waited)
                waited = 0
            }
            poste.later(60)
            waited += 60
        }
        #expect(waits.prefix(6) == [0, 60, 300, 900, 3600, 14_400])
        #expect(waits.dropFirst(5).allSatisfy { $0 == 14_400 })
        let dead = try #require(try outbox.list(.mort, limit: 9).first)
        #expect(dead.motif == "not taken in 48 h; last try: postponed: 451 to RCPT")
    }

    @Test("a link that is over is not sent: it is dropped, with what it said")
    func over() throws {
        try deposit(.motDePasseOublie(lien: "https://ror.example/secret"))
        poste.later(3600)
        #expect(try envoyer() == Travail.Step(count: 0, isLast: true))
        #expect(sent.isEmpty)
        #expect(try outbox.list(.abandonne, limit: 9).map(\.motif) == ["its link is over"])
    }

    @Test("a server that cannot be used ends the step: only one message was tried")
    func unavailable() throws {
        for name in ["aline", "bruno"] { try deposit(to: name) }
        poste.answers.withLock { $0 = [.injoignable("it cannot be reached")] }
        #expect(throws: EchecExpedition.injoignable("it cannot be reached")) { try envoyer() }
        #expect(sent.count == 1)
        #expect(try envoyer().count == 1)
        poste.later(60)
        #expect(try envoyer().count == 1)
        #expect(sent == ["aline@exemple.fr", "bruno@exemple.fr", "aline@exemple.fr"])
    }

    @Test("a message that another secret sealed is a dead letter that says so")
    func otherSecret() throws {
        try deposit(.motDePasseOublie(lien: "https://ror.example/secret"))
        let other = SQLCourrierStore(test.database, sceau: SceauCourriers(secret: [1], primitives: .tests))
        let now = Exemples.now
        #expect(try EnvoyerCourriers(store: other, expediteur: poste) { now }().count == 0)
        #expect(try outbox.list(.mort, limit: 9).map { $0.motif?.contains("secret changed") } == [true])
    }

    @Test("without a secret, what is sealed waits and the rest goes out")
    func noSecret() throws {
        try deposit(.motDePasseOublie(lien: "https://ror.example/secret"))
        try deposit()
        let blind = SQLCourrierStore(test.database, sceau: nil)
        let now = Exemples.now
        #expect(try EnvoyerCourriers(store: blind, expediteur: poste) { now }().count == 1)
        #expect(try outbox.counts() == [.attente: 1, .envoye: 1])
    }
}
