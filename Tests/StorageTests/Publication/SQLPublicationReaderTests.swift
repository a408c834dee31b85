import Domain
import Storage
import Testing
import UseCases

@Suite struct SQLPublicationReaderTests {
    private func token(_ system: String, _ value: String, _ parameter: String = "identifier") -> Publication.Token {
        Publication.Token(parameter: parameter, system: system, value: value)
    }

    private func withFive(_ engine: Engine, _ body: (SQLStore, SQLPublicationReader) throws -> Void) throws {
        try engine.withStore { store, database throws in
            try store.write { writer throws in
                for number in Int64(1)...5 {
                    let tokens = [
                        token("urn:a", "n\(number)"), token("", "pair-\(number % 2)"), token("urn:b", "n1", "autre"),
                    ]
                    try writer.publish([Exemple.publication(number, tokens: tokens)], now: Exemple.now)
                }
                try writer.publish(
                    [Exemple.publication(1, type: .location, tokens: [token("urn:a", "n1")])], now: Exemple.now)
                try writer.withdraw([ResourceKey(type: .healthcareService, id: Exemple.id(4))], now: Exemple.now)
            }
            try body(store, SQLPublicationReader(database))
        }
    }

    private func ids(_ page: PublicationPage) -> [Int64] { page.resources.map(\.id.rawValue) }

    private func criteria(
        _ tokens: [[(parameter: String, system: String?, value: String)]] = [], ids: [Int64]? = nil,
        after: Int64? = nil,
        limit: Int = 10
    ) -> PublicationCriteria {
        PublicationCriteria(
            type: .healthcareService, ids: ids?.map(Exemple.id), tokens: tokens, after: after.map(Exemple.id),
            limit: limit)
    }

    @Test("pages through a type, withdrawn resources left out, with the same total", arguments: Engine.available)
    func pages(engine: Engine) throws {
        try withFive(engine) { _, reader throws in
            let first = try reader.search(criteria(limit: 2))
            #expect(ids(first) == [1, 2] && first.hasMore && first.total == 4)
            let second = try reader.search(criteria(after: 2, limit: 2))
            #expect(ids(second) == [3, 5] && !second.hasMore && second.total == 4)
            let none = try reader.search(criteria(limit: 0))
            #expect(ids(none).isEmpty && none.hasMore && none.total == 4)
        }
    }

    @Test("finds by identifiers", arguments: Engine.available)
    func byId(engine: Engine) throws {
        try withFive(engine) { _, reader throws in
            let found = try reader.search(criteria(ids: [5, 4, 1, 99], limit: 1))
            #expect(ids(found) == [1] && found.hasMore && found.total == 2)
            #expect(ids(try reader.search(criteria(ids: [5, 4, 1, 99], after: 1))) == [5])
            #expect(try reader.search(criteria(ids: [])).total == 0)
        }
    }

    @Test("finds by token, of a system, of any, of none", arguments: Engine.available)
    func byToken(engine: Engine) throws {
        try withFive(engine) { _, reader throws in
            #expect(ids(try reader.search(criteria([[("identifier", "urn:a", "n2")]]))) == [2])
            #expect(ids(try reader.search(criteria([[("identifier", nil, "n2")]]))) == [2])
            #expect(ids(try reader.search(criteria([[("identifier", "", "n2")]]))).isEmpty)
            #expect(ids(try reader.search(criteria([[("identifier", "", "pair-1")]]))) == [1, 3, 5])
            #expect(ids(try reader.search(criteria([[("identifier", "urn:a", "n4")]]))).isEmpty)
        }
    }

    @Test("meets every condition, and one token of each", arguments: Engine.available)
    func conditions(engine: Engine) throws {
        try withFive(engine) { _, reader throws in
            let oneOfTwo = [("identifier", "urn:a", "n1"), ("identifier", nil, "n2")] as [(String, String?, String)]
            let found = try reader.search(criteria([oneOfTwo.map { (parameter: $0.0, system: $0.1, value: $0.2) }]))
            #expect(ids(found) == [1, 2] && found.total == 2)
            let both = try reader.search(
                criteria([[("identifier", nil, "pair-1")], [("autre", "urn:b", "n1")]], ids: [1, 2, 3], after: 1))
            #expect(ids(both) == [3] && both.total == 2)
        }
    }

    @Test("forgets the tokens that a publication lost", arguments: Engine.available)
    func lostTokens(engine: Engine) throws {
        try withFive(engine) { store, reader throws in
            let tokens = [token("urn:a", "n2"), token("urn:a", "nouveau")]
            try store.write { try $0.publish([Exemple.publication(2, tokens: tokens)], now: Exemple.now) }
            #expect(ids(try reader.search(criteria([[("identifier", "", "pair-0")]]))).isEmpty)
            #expect(ids(try reader.search(criteria([[("identifier", nil, "nouveau")]]))) == [2])
            #expect(ids(try reader.search(criteria([[("identifier", nil, "n2")]]))) == [2])
        }
    }
}
