import HTML
import HTTP

/// The theme that a person chose, kept in a cookie of their browser. The page is written with it: without script too.
enum Apparence: String, Sendable, CaseIterable {
    case systeme
    case clair
    case sombre

    /// Days for which the browser keeps the choice.
    static let jours = 365
    /// The name of its cookie. It tells nothing of anybody.
    static let cookie = "ror-apparence"

    /// That of a request; the system's for any other value.
    init(_ request: Request?) {
        self = request?.cookie(Self.cookie).flatMap(Apparence.init) ?? .systeme
    }

    /// The words of the choice.
    var libelle: String {
        switch self {
        case .systeme: "Comme mon appareil"
        case .clair: "Clair"
        case .sombre: "Sombre"
        }
    }

    /// The attributes of the root of a page. `data-fr-scheme` is read by the script of the DSFR, `data-fr-theme` by both style
    /// sheets; without script the DSFR follows the device in no case, hence no theme then.
    var attributs: HTML {
        switch self {
        case .systeme: "data-fr-scheme=\"system\""
        case .clair: "data-fr-scheme=\"light\" data-fr-theme=\"light\""
        case .sombre: "data-fr-scheme=\"dark\" data-fr-theme=\"dark\""
        }
    }
}
