import Dispatch
import Domain
import SQL
import SQLiteDriver
import Storage
import Testing
import UseCases

@testable import ror

/// What sends messages inside the service.
@Suite struct MailLoopTests {
    /// A way out that tells when something went out.
    private struct Poste: Expediteur, Expedition {
        let sent = DispatchSemaphore(value: 0)

        func open() -> any Expedition { self }
        func send(_: CourrierRedige) throws(EchecExpedition) { sent.signal() }
    }

    @Test("a message deposited by this process goes out at once, long before the job is due")
    func woken() throws {
        let binary = try Binary()
        #expect(try binary.run(["migrate", "--database", "ror.sqlite"]).code == 0)
        let database = Database.sqlite(path: binary.folder + "/ror.sqlite")
        defer { database.close() }
        let poste = Poste()
        let mail = MailLoop()
        let loop = try mail.start(Mail.job(database, poste, sceau: nil), database)
        defer {
            loop.stop()
            loop.join(within: 10)
        }
        let store = SQLStore(database, deposited: mail.wake)
        try store.write { store in
            try _ = store.deposit(
                Courrier(destinataire: "aline@exemple.fr", modele: .motDePasseModifie), now: Console.now())
        }
        #expect(poste.sent.wait(timeout: .now() + 30) == .success)
    }
}
