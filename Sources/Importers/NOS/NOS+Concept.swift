internal import Domain

extension NOS {
    /// A code of a code system, of the list of a value set, or of an expanded one.
    struct Concept: Decodable {
        let code: String?
        let display: String?
        let property: [Property]?
        let concept: [Concept]?
        /// Of an expanded value set: out of use, a heading, the codes under it.
        let inactive: Bool?
        let abstract: Bool?
        let contains: [Concept]?

        /// One property of a code.
        struct Property: Decodable {
            let code: String?
            let valueCode: String?
            let valueString: String?
            let valueBoolean: Bool?
            let valueDateTime: String?

            /// Whether the property tells that the code is retired on a day.
            func retires(on day: JourCivil) -> Bool {
                switch code {
                case "status": return Self.retired.contains((valueCode ?? valueString ?? "").lowercased())
                case "inactive": return valueBoolean == true
                case "deprecated": return valueBoolean == true || isPast(day)
                case "dateFin", "deprecationDate", "retirementDate": return isPast(day)
                default: return false
                }
            }

            private func isPast(_ day: JourCivil) -> Bool {
                (valueDateTime ?? valueString).flatMap(NOS.jour).map { $0 < day } ?? false
            }

            private static let retired: Set<String> = ["deprecated", "retired", "inactive"]
        }

        /// Whether the code, or a property of it, tells that it is retired on a day.
        func isRetired(on day: JourCivil) -> Bool {
            inactive == true || property?.contains { $0.retires(on: day) } == true
        }

        /// This code and those nested in it, in order.
        var flattened: [Concept] { [self] + (concept ?? contains ?? []).flatMap(\.flattened) }
    }

    /// The day of a date written `2026-09-28…` or `20260928…`; `nil` for anything else.
    static func jour(_ text: String) -> JourCivil? {
        let compact = text.prefix(8)
        return JourCivil(iso8601: text.prefix(10))
            ?? JourCivil(iso8601: "\(compact.prefix(4))-\(compact.dropFirst(4).prefix(2))-\(compact.dropFirst(6))")
    }
}
