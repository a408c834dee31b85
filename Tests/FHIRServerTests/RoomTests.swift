import FHIRServer
import HTTP
import Storage
import TestSupport
import Testing

/// Where each interaction is answered: a search never holds the thread that serves the others.
@Suite struct RoomTests {
    private func room(_ method: HTTPMethod, _ path: String, readRoom: Room = .immediate) throws -> Room {
        let server = FHIRServer(
            publicURL: "https://ror.example", publications: SQLPublicationReader(try TestStore().database),
            started: Exemples.now, readRoom: readRoom, log: { _ in })
        return server.room(for: Request(method, "/fhir" + path))
    }

    @Test(
        "searches in their room",
        arguments: [
            (.get, "/Organization"), (.get, "/Organization/?_count=1"), (.get, "/Organization/_search"),
            (.post, "/Organization/_search"),
        ] as [(HTTPMethod, String)])
    func searches(_ method: HTTPMethod, _ path: String) throws {
        #expect(try room(method, path) == .searches)
    }

    @Test("reads by key where the publications are")
    func reads() throws {
        #expect(try room(.get, "/Organization/1") == .immediate)
        #expect(try room(.get, "/Organization/1", readRoom: .searches) == .searches)
    }

    @Test("tells what it does at once", arguments: ["/metadata", "", "/Organization/1/2"])
    func immediate(_ path: String) throws {
        #expect(try room(.get, path, readRoom: .searches) == .immediate)
    }
}
