import DemoPSC
import HTTP
import HTTPClient
import Importers
import ProSanteConnect
import Synchronization
import Tabular
import Testing

@Suite("Simulated Pro Santé Connect")
struct DemoProviderTests {
    private func address(_ world: DemoWorld, _ name: String, _ value: String?) throws -> String {
        let whole = try world.client().begin(retour: nil).adresse
        let parts = whole.split(separator: "?", maxSplits: 1)
        var pairs = FormFields(encoded: parts[1].utf8).pairs.filter { $0.name != name }
        if let value { pairs.append((name: name, value: value)) }
        return parts[0] + "?" + FormFields(pairs).encoded
    }

    @Test("lists the persons on a page that says it is a simulation")
    func page() throws {
        let world = try DemoWorld()
        let response = try HTTPClient(allowsPlainHTTP: true).send(
            .init(.get, try world.client().begin(retour: nil).adresse))
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == 200)
        #expect(text.contains("Simulation."))
        #expect(text.contains("Paul EXEMPLE<span>Médecin – 810999000010</span>"))
        #expect(text.contains("sans exercice professionnel"))
        let policy = response.headers["Content-Security-Policy"] ?? ""
        #expect(policy.contains("form-action 'self' http://portail.invalid"))
    }

    @Test(
        "refuses an unknown client or address on a page, without sending the browser there",
        arguments: ["client_id", "redirect_uri"], ["http://portail.invalid/connexion/psc/retour/", nil])
    func unknownClient(_ name: String, _ value: String?) throws {
        let world = try DemoWorld()
        let response = try HTTPClient(allowsPlainHTTP: true).send(.init(.get, try address(world, name, value)))
        #expect(response.status == 400)
        #expect(response.headers["Location"] == nil)
    }

    @Test(
        "tells the client of other faults in its request",
        arguments: [
            ("response_type", "token", "unsupported_response_type"), ("scope", "openid", "invalid_scope"),
            ("acr_values", "eidas3", "invalid_request"), ("code_challenge_method", "plain", "invalid_request"),
            ("code_challenge", nil, "invalid_request"), ("prompt", "none", "login_required"),
            ("max_age", "-1", "invalid_request"),
        ])
    func faults(_ name: String, _ value: String?, _ code: String) throws {
        let world = try DemoWorld()
        let response = try HTTPClient(allowsPlainHTTP: true).send(.init(.get, try address(world, name, value)))
        #expect(response.status == 303)
        #expect(response.headers["Location"]?.hasPrefix(DemoWorld.redirectURI + "?error=\(code)&state=") == true)
    }

    @Test("asks again when nobody is chosen, and finds a person by the identifier typed")
    func choice() throws {
        let world = try DemoWorld()
        let address = try world.client().begin(retour: nil).adresse
        let parts = address.split(separator: "?", maxSplits: 1)
        let pairs = FormFields(encoded: parts[1].utf8).pairs
        let empty = try HTTPClient(allowsPlainHTTP: true).send(.post(FormFields(pairs), to: String(parts[0])))
        #expect(empty.status == 422)
        #expect(String(decoding: empty.body, as: UTF8.self).contains("Choisissez une personne."))
        let typed = FormFields(pairs + [(name: "autre", value: "8 10999 000010")])
        #expect(try HTTPClient(allowsPlainHTTP: true).send(.post(typed, to: String(parts[0]))).status == 303)
    }

    @Test("gives no claims without a valid token, nor two minutes after")
    func accessToken() throws {
        let world = try DemoWorld()
        let url = world.issuer + "/protocol/openid-connect/userinfo"
        #expect(try HTTPClient(allowsPlainHTTP: true).send(.init(.get, url)).status == 401)
        let clock = world.clock
        let client = world.client { request, response in
            if request.url.hasSuffix("/userinfo") {
                #expect(response.status == 200)
                clock.seconds.wrappingAdd(121, ordering: .relaxed)
                let late = try HTTPClient(allowsPlainHTTP: true).send(request)
                #expect(late.status == 401)
            }
            return response
        }
        _ = try world.identify(client)
    }

    @Test("reads its persons from an RPPS extraction")
    func extraction() throws {
        let common: [RPPS.Column: String] = [
            .typeIdentifiantPP: "8", .identifiantPP: "10999000010", .identificationNationalePP: "810999000010",
            .codeCivilite: "MME", .nomExercice: "INVENTEE", .prenomExercice: "Aline", .codeProfession: "60",
            .codeCategorieProfessionnelle: "C", .codeModeExercice: "L", .codeSecteurActivite: "SA07",
            .codeGenreActivite: "GENR01", .raisonSocialeSite: "CABINET INVENTE", .codePostal: "35000",
            .libelleCommune: "RENNES",
        ]
        let header = RPPS.Column.allCases.map { $0.name + "|" }.joined()
        let rows = ["R1", "R2"].map { key in
            let values = common.merging([.identifiantTechniqueStructure: key]) { $1 }
            return RPPS.Column.allCases.map { (values[$0] ?? "") + "|" }.joined()
        }
        let text = ([header] + rows).joined(separator: "\n")
        let persons = try DemoPerson.read(rpps: try ByteSource(bytes: Array(text.utf8), name: "rpps.txt"))
        let person = try #require(persons.first)
        #expect(persons.count == 1)
        #expect(person.idNat == "810999000010")
        #expect(person.prenom == "Aline")
        #expect(person.exercices.map(\.codeProfession) == ["60"])
        #expect(person.exercices[0].activities.map(\.identifiantTechniqueDeLaStructure) == ["R1", "R2"])
        #expect(person.exercices[0].activities[0].bureauCedex.contains("RENNES"))
    }
}
