import FHIRServer
import HTTP
import TestSupport
import Testing
import UseCases

/// What consumers are told when the database does not work.
@Suite struct UnavailableTests {
    private struct Failing: PublicationReader {
        let failure: StoreError

        func publication(_ key: ResourceKey) throws -> PublishedResource? { throw failure }
        func search(_ criteria: PublicationCriteria) throws -> PublicationPage { throw failure }
    }

    @Test(
        "answers 503 with a time to come back, and an outcome that says which",
        arguments: [
            (StoreError.occupe(cause: "locked"), "throttled"), (.concurrence(kind: "offre"), "throttled"),
            (.indisponible(cause: "disk full"), "transient"),
        ], ["Location/4", "Location?_id=4", "HealthcareService"])
    func unavailable(failure: (error: StoreError, code: String), path: String) throws {
        let server = FHIRServer(
            publicURL: "https://ror.example", publications: Failing(failure: failure.error), started: Exemples.now,
            log: { #expect($0.hasSuffix("disk full")) })
        let response = server.respond(to: Request(.get, "/fhir/" + path))
        #expect(response.status == 503 && response.headers["Retry-After"] == "5")
        #expect(try Consumer.issue(response)["code"] == failure.code)
    }
}
