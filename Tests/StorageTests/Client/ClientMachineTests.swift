import Domain
import SQL
import Synchronization
import Testing
import UseCases

@testable import Storage

@Suite struct ClientMachineTests {
    private func client(_ id: Int64, _ name: String) throws -> ClientMachine {
        var client = try ClientMachine(
            id: Exemple.id(id), clientID: "client-\(id)", nom: name, organisation: "Éditeur exemple",
            courriel: "outil@exemple.fr", profilAcces: .profil3, portees: [.anomalie, .lecture],
            perimetre: .region("84"), dateExpiration: Exemple.now.adding(days: 9), now: Exemple.now)
        let preuves: [MoyenClient.Preuve] = [
            .secret(empreinte: "ab"), .cle(kid: "une", jwk: #"{"kty":"EC"}"#), .certificat(empreinte: "cd"),
            .sujet(#"CN=a\,b,O=\C3\89diteur"#),
        ]
        for preuve in preuves { try client.add(MoyenClient(preuve, now: Exemple.now), now: Exemple.now) }
        return client
    }

    @Test("gives a client back whole, by its identifiers and its name, with its history", arguments: Engine.available)
    func found(engine: Engine) throws {
        try engine.withStore { store, database throws in
            let saved = try client(10, "Outil exemple")
            try store.write { try $0.save(saved, version: nil, by: Exemple.auteur, now: Exemple.now) }
            var revoked = saved
            revoked.revoke(now: Exemple.now)
            try store.write { try $0.save(revoked, version: 1, by: Exemple.auteur, now: Exemple.now) }
            try store.read { reader throws in
                #expect(try reader.find(ClientMachine.self, by: .clientID, .text("client-10"))?.value == revoked)
                #expect(try reader.find(ClientMachine.self, by: .nom, .text("Outil exemple"))?.version == 2)
                #expect(try reader.find(ClientMachine.self, by: .clientID, .text("client-1")) == nil)
            }
            let versions = try database.read {
                try $0.rows("SELECT document FROM revision WHERE agregat = 'client_machine' ORDER BY version") {
                    try $0.text(0)
                }
            }
            #expect(versions.count == 2)
        }
    }

    @Test("refuses two clients of one name", arguments: Engine.available)
    func unique(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(throws: StoreError.concurrence(kind: "client_machine")) {
                try store.write { writer throws in
                    for id: Int64 in [10, 11] {
                        try writer.save(client(id, "Même"), version: nil, by: Exemple.auteur, now: Exemple.now)
                    }
                }
            }
        }
    }

    @Test("takes an assertion once, until it is over", arguments: Engine.available)
    func assertions(engine: Engine) throws {
        try engine.withStore { _, database throws in
            let assertions = SQLAssertionStore(database)
            let (now, end) = (Exemple.now, Exemple.now.adding(seconds: 60))
            #expect(try assertions.take(empreinte: [1, 2], until: end, now: now))
            #expect(try !assertions.take(empreinte: [1, 2], until: end, now: now))
            #expect(try assertions.take(empreinte: [1, 3], until: end, now: now))
            #expect(try !assertions.take(empreinte: [1, 2], until: end, now: now.adding(seconds: 59)))
            #expect(try assertions.take(empreinte: [9], until: end.adding(seconds: 60), now: end))
            let left = try database.read { try $0.rows("SELECT 1 FROM assertion_client") { try $0.integer(0) } }
            #expect(left.count == 1)
        }
    }

    @Test("one of many processes that try together takes an assertion", arguments: Engine.available)
    func race(engine: Engine) throws {
        try engine.withStore { _, database throws in
            let assertions = SQLAssertionStore(database)
            let taken = Atomic<Int>(0)
            try onThreads(8) { _ in
                let end = Exemple.now.adding(seconds: 60)
                if try assertions.take(empreinte: [7], until: end, now: Exemple.now) {
                    taken.wrappingAdd(1, ordering: .relaxed)
                }
            }
            #expect(taken.load(ordering: .relaxed) == 1)
        }
    }
}
