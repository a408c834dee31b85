/// How to reach someone: what a contact of an offer can be.
public enum CanalContact: String, Sendable, Codable, CaseIterable {
    case telephoneFixe = "2"
    case telephoneMobile = "1"
    case courriel = "3"
    case siteWeb = "4"
    case telecopie = "6"
    case mssante = "mss"

    /// The code of TRE_R200-CanalCommunication: an MSSanté mailbox is an e-mail there.
    public var code: String { self == .mssante ? "3" : rawValue }

    /// The regular writing of a typed value, and the rule it breaks when there is none.
    func normalise(_ text: String) -> Result<String, ValidationIssue> {
        let regular: String? =
            switch self {
            case .telephoneFixe, .telephoneMobile, .telecopie: NumeroTelephone.normalise(text)
            case .courriel: Courriel.normalise(text).flatMap { BoiteLettreMSS.recognizes($0) ? nil : $0 }
            case .siteWeb: AdresseWeb.normalise(text)
            case .mssante: Courriel.normalise(text).flatMap { BoiteLettreMSS.isCertain($0) ? $0 : nil }
            }
        if let regular { return .success(regular) }
        return .failure(ValidationIssue("adresse", regle(text)))
    }

    /// An MSSanté mailbox has a channel of its own: it is not reachable from an ordinary one.
    private func regle(_ text: String) -> Regle {
        switch self {
        case .telephoneFixe, .telephoneMobile, .telecopie: .telephone
        case .courriel: Courriel.normalise(text) == nil ? .courriel : .courrielHorsMSSante
        case .siteWeb: .adresseWeb
        case .mssante: .adresseMSSante
        }
    }
}
