import Domain
import HTTP
import UseCases

/// One request to the portal, with what the pages need of it.
struct PortalContext: Sendable {
    /// The request.
    let request: Request
    /// The moment of the request.
    let now: Instant
    /// The session of the browser, `nil` when nobody is signed in.
    let session: SessionPortail?
    /// The fields of the posted form, empty for a GET.
    let form: FormulaireRecu

    /// The fields of the query.
    var query: FormulaireRecu { FormulaireRecu(request.queryFields) }

    /// The account of the person who is signed in and its spaces, `nil` when nobody is.
    let ouvert: CompteOuvert?

    /// The account of the person who is signed in, with the rights of the space where they are; `nil` when nobody is.
    var compte: Compte? { ouvert?.compte }
    /// The spaces of the person.
    var espaces: [Espace] { ouvert?.espaces ?? [] }
    /// The space where the person is; `nil` until one is chosen, when there are several.
    var espace: Espace? { ouvert?.espace }

    /// The account of the person who is signed in. Throws `UseCaseError.interdit` when nobody is.
    var signedIn: Compte {
        get throws {
            guard let compte else { throw UseCaseError(.interdit, "nobody is signed in") }
            return compte
        }
    }

    /// Who acts: the person who is signed in. Throws `UseCaseError.interdit` when nobody is.
    var acteur: Acteur {
        get throws {
            Acteur(try signedIn)
        }
    }

    /// The token that each form of the session carries; that of the visitor on the pages of `Access.visiteur`, else empty when nobody
    /// is signed in.
    var csrf: String
}
