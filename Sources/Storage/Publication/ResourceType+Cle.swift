import Domain
import SQL
import UseCases

/// The keys of publications: the number of the type in the high bits, the identifier below, so that a type is one range of keys.
extension ResourceType {
    /// The number of the type. A number is never given to another type.
    private var number: Int64 {
        switch self {
        case .organization: 1
        case .healthcareService: 2
        case .location: 3
        case .practitioner: 4
        case .practitionerRole: 5
        }
    }

    private static let shift: Int64 = 48

    /// Below every key of the type.
    var start: Int64 { number << Self.shift }
    /// Above every key of the type.
    var end: Int64 { (number + 1) << Self.shift }

    /// The key of a resource; `nil` for an identifier beyond those that the store gives.
    func cle(_ id: Identifiant) -> Int64? {
        (0..<1 << Self.shift).contains(id.rawValue) ? start | id.rawValue : nil
    }
}

extension ResourceKey {
    /// The resource of a key, `nil` when this version of the program knows no such type.
    init?(cle: Int64) {
        guard let type = ResourceType.allCases.first(where: { $0.start..<$0.end ~= cle }) else { return nil }
        self.init(type: type, id: Identifiant(rawValue: cle - type.start))
    }

    /// The key of what is to be published.
    func cle() throws -> Int64 {
        guard let cle = type.cle(id) else { throw SQLError(.fault, "a published identifier is too large") }
        return cle
    }
}
