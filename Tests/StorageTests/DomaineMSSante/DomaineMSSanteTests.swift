import Storage
import Testing
import UseCases

@Suite struct DomaineMSSanteTests {
    @Test("replaces the domains of operators, and writes nothing when they are the same", arguments: Engine.available)
    func replace(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(try store.read { try $0.domainesMSSante() }.isEmpty)
            for domains in [["b.exemple.org", "a.exemple.org"], ["c.exemple.org"], ["c.exemple.org"], []]
                as [Set<String>]
            {
                try store.write { try $0.replaceDomainesMSSante(domains) }
                #expect(try store.read { try $0.domainesMSSante() } == domains)
            }
            let many = Set((0..<20_000).map { "d\($0).exemple.org" })
            try store.write { try $0.replaceDomainesMSSante(many) }
            #expect(try store.read { try $0.domainesMSSante() } == many)
        }
    }

    @Test("domains of a transaction that fails were never there", arguments: Engine.available)
    func undone(engine: Engine) throws {
        try engine.withStore { store, _ throws in
            #expect(throws: UseCaseError.self) {
                try store.write { store in
                    try store.replaceDomainesMSSante(["a.exemple.org"])
                    throw UseCaseError(.interdit, "no")
                }
            }
            #expect(try store.read { try $0.domainesMSSante() }.isEmpty)
        }
    }
}
