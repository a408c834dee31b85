import Domain
import HTML
import HTTP

/// What a person was doing when new conditions came in force: done once they are accepted, so that nothing typed is lost.
enum Reprise: Sendable {
    /// A page to come back to.
    case page(String)
    /// A form that was sent: its address, and its fields, encoded.
    case formulaire(String, FormFields)

    /// What a request was for.
    init(_ request: Request) {
        let target = request.path + (request.query.isEmpty ? "" : "?" + request.query)
        self = request.method == .post ? .formulaire(target, request.form) : .page(target)
    }

    /// What the form of the conditions brings back; `nil` for nothing, or for an address that is not ours.
    init?(_ form: FormFields) {
        guard let target = Portal.retour(form["retour"]) else { return nil }
        guard let fields = form["reprise"] else {
            self = .page(target)
            return
        }
        guard !target.hasPrefix(SiteURL.conditions.path) else { return nil }
        self = .formulaire(target, FormFields(encoded: fields.utf8))
    }

    /// The page of the conditions that comes back here.
    var adresse: String {
        guard case .page(let target) = self, target != SiteURL.mesOffres.path else { return SiteURL.conditions.path }
        return SiteURL.conditions.path + "?retour=" + PercentEncoding.encode(target)
    }

    /// Whether a form waits.
    var gardeUneSaisie: Bool {
        guard case .formulaire = self else { return false }
        return true
    }

    /// The hidden fields of the form of the conditions.
    var champs: HTML {
        switch self {
        case .page(let target): "<input type=\"hidden\" name=\"retour\" value=\"\(target)\">"
        case .formulaire(let target, let fields):
            """
            <input type="hidden" name="retour" value="\(target)">
            <input type="hidden" name="reprise" value="\(fields.encoded)">
            """
        }
    }
}
