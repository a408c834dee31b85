import FHIRModel
import Foundation
import Testing

/// Elements are written in the order of their definition: consumers compare texts, and XML will need it.
///
/// Source: the tables of http://hl7.org/fhir/R4/resourcelist.html and datatypes.html.
@Suite struct ElementOrderTests {
    private static let head = ["resourceType", "id", "meta", "extension", "identifier", "active"]
    private static let concept = CodeableConcept(Coding(system: "s", code: "c", display: "d"), extension: [note])
    private static let note = Extension("u", .string("x"))
    private static let meta = Meta(
        profile: "p", tag: [Coding(system: nil, code: "t")])
    private static let identifier = Identifier(type: concept, system: "s", value: "v")
    private static let place = Reference(Location.self, "2")

    private static var service: HealthcareService {
        var service = HealthcareService(id: "1", meta: meta)
        service.extension = [note]
        service.identifier = [identifier]
        service.providedBy = Reference(Organization.self, "3")
        service.category = [concept]
        service.type = [concept]
        service.specialty = [concept]
        service.location = [place]
        service.name = "Cabinet"
        service.comment = "c"
        service.telecom = [ContactPoint(extension: [note], system: "phone", value: "0199001234")]
        service.characteristic = [concept]
        service.availableTime = [
            HealthcareService.AvailableTime(
                extension: [note], daysOfWeek: ["mon"], allDay: false, availableStartTime: "09:00:00",
                availableEndTime: "12:00:00")
        ]
        return service
    }

    private static var role: PractitionerRole {
        var role = PractitionerRole(id: "1", meta: meta)
        role.extension = [note]
        role.identifier = [identifier]
        role.practitioner = Reference(Practitioner.self, "1")
        role.organization = Reference(Organization.self, "3")
        role.code = [concept]
        role.specialty = [concept]
        role.location = [place]
        role.healthcareService = [Reference(HealthcareService.self, "1")]
        return role
    }

    private static var organization: Organization {
        var organization = Organization(id: "3", meta: meta)
        organization.extension = [note]
        organization.identifier = [identifier]
        organization.type = [concept]
        organization.name = "MSP"
        organization.alias = ["M"]
        organization.address = address
        organization.partOf = Reference(Organization.self, "4")
        return organization
    }

    private static var location: Location {
        var location = Location(id: "2", meta: meta)
        location.extension = [note]
        location.identifier = [identifier]
        location.name = "MSP"
        location.address = address
        location.position = Location.Position(longitude: 2.13, latitude: 48.8)
        location.managingOrganization = Reference(Organization.self, "3")
        return location
    }

    private static var practitioner: Practitioner {
        var practitioner = Practitioner(id: "1", meta: meta)
        practitioner.extension = [note]
        practitioner.identifier = [identifier]
        practitioner.name = [HumanName(family: "EXEMPLE", given: ["Aline"], prefix: ["MME"])]
        return practitioner
    }

    private static var address: Address {
        var address = Address()
        address.extension = [note]
        address.line = "7 Rue DES LILAS"
        address.lineExtension = [note]
        address.city = "VERSAILLES"
        address.postalCode = "78000"
        return address
    }

    /// The order of the specification, the elements that this service never has left out.
    private static let written: [(name: String, bytes: [UInt8], order: [String])] = [
        (
            "HealthcareService", JSONWriter.bytes(of: service),
            head + [
                "providedBy", "category", "type", "specialty", "location", "name", "comment", "telecom",
                "characteristic", "availableTime",
            ]
        ),
        (
            "PractitionerRole", JSONWriter.bytes(of: role),
            head + ["practitioner", "organization", "code", "specialty", "location", "healthcareService"]
        ),
        (
            "Organization", JSONWriter.bytes(of: organization),
            head + ["type", "name", "alias", "address", "partOf"]
        ),
        (
            "Location", JSONWriter.bytes(of: location),
            ["resourceType", "id", "meta", "extension", "identifier", "name", "address", "position"]
                + ["managingOrganization"]
        ),
        ("Practitioner", JSONWriter.bytes(of: practitioner), head + ["name"]),
        ("Identifier", JSONWriter.bytes(of: identifier), ["type", "system", "value"]),
        ("CodeableConcept", JSONWriter.bytes(of: concept), ["extension", "coding"]),
        ("Coding", JSONWriter.bytes(of: Coding(system: "s", code: "c", display: "d")), ["system", "code", "display"]),
        ("Meta", JSONWriter.bytes(of: meta), ["lastUpdated", "profile", "tag"]),
        ("Address", JSONWriter.bytes(of: address), ["extension", "line", "_line", "city", "postalCode"]),
        (
            "HumanName", JSONWriter.bytes(of: HumanName(family: "E", given: ["A"], prefix: ["MME"])),
            ["family", "given", "prefix"]
        ),
        ("Quantity", JSONWriter.bytes(of: Quantity(3, unit: "ans", ucum: "a")), ["value", "unit", "system", "code"]),
        ("OperationOutcome", JSONWriter.bytes(of: OperationOutcome(.value, "d")), ["resourceType", "issue"]),
    ]

    @Test("writes every element in the order of the specification", arguments: written.map(\.name))
    func order(name: String) throws {
        let (_, bytes, order) = try #require(Self.written.first { $0.name == name })
        #expect(Self.keys(bytes) == order)
        #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any])
    }

    @Test("writes of an empty resource what is mandatory only")
    func empty() {
        let bytes = JSONWriter.bytes(of: Location(id: "1", meta: Meta(profile: "p")))
        #expect(Self.keys(bytes) == ["resourceType", "id", "meta"])
        #expect(Self.keys(JSONWriter.bytes(of: Address())) == [])
    }

    @Test("tells each kind of issue by a code of the specification", arguments: OperationOutcome.IssueType.allCases)
    func issues(type: OperationOutcome.IssueType) throws {
        let bytes = JSONWriter.bytes(of: OperationOutcome(type, "Say \"what\" to do."))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let issue = try #require((object["issue"] as? [[String: String]])?.first)
        #expect(issue == ["severity": "error", "code": type.rawValue, "diagnostics": "Say \"what\" to do."])
        #expect(type.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
    }

    /// The names of the fields of the outermost object, in the order of the text.
    private static func keys(_ bytes: [UInt8]) -> [String] {
        var keys: [String] = []
        var depth = 0
        var text: [UInt8]?
        var last = ""
        for byte in bytes {
            if let open = text {
                if byte == UInt8(ascii: "\"") {
                    last = String(decoding: open, as: UTF8.self)
                    text = nil
                } else {
                    text = open + [byte]
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): text = []
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where depth == 1: keys.append(last)
            default: break
            }
        }
        return keys
    }
}
