/// What a token lets its client do (« scope »). A raw value is the name in OAuth messages and in the store; it never changes.
///
/// Source: SMART App Launch 2.0, scopes of backend services: `system/` then the resource, a dot and letters of create, read,
/// update, search. `word` is its name on the command line.
public enum Portee: String, Sendable, Codable, CaseIterable, Comparable {
    /// Reading and searching every resource.
    case lecture = "system/*.rs"
    /// Telling the beds and places of a Location.
    case capacite = "system/Location.u"
    /// Declaring anomalies (Task), and reading one's own.
    case anomalie = "system/Task.crs"

    /// The word of the command line.
    public var word: String {
        switch self {
        case .lecture: "read"
        case .capacite: "capacity"
        case .anomalie: "anomaly"
        }
    }

    public static func < (left: Portee, right: Portee) -> Bool { left.rang < right.rang }

    private var rang: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
