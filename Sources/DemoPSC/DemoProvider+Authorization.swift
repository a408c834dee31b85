import HTTP

/// The sign-in page and its answer. Source: OpenID Connect Core §3.1.2.
extension DemoProvider {
    /// The page where a person is chosen.
    func authorizationPage(_ request: Request) -> Response {
        answer(AuthorizationRequest(fields: request.queryFields)) { asked in
            page(.choice(asked, persons, error: nil), status: 200)
        }
    }

    /// Sends the browser back with a code for the person chosen, or with a refusal.
    func signIn(_ request: Request) throws -> Response {
        let form = request.form
        return try answer(AuthorizationRequest(fields: form)) { asked in
            if form["action"] == "refuser" { return .redirect(to: asked.answer("error", "access_denied")) }
            let typed = form["autre"].map { $0.filter { $0 != " " } } ?? ""
            let wanted = typed.isEmpty ? form["personne"] ?? "" : typed
            guard let person = persons.first(where: { $0.idNat == wanted }) else {
                let error =
                    typed.isEmpty
                    ? "Choisissez une personne." : "Aucune personne inventée ne porte cet identifiant."
                return page(.choice(asked, persons, error: error), status: 422)
            }
            let grant = Grants.Grant(
                person: person, nonce: asked.fields["nonce"], challenge: asked.fields["code_challenge"] ?? "",
                authTime: now(), session: try grants.session(of: person))
            return .redirect(to: asked.answer("code", try grants.code(for: grant, now: now())))
        }
    }

    private func answer(
        _ asked: AuthorizationRequest, _ accepted: (AuthorizationRequest) throws -> Response
    ) rethrows -> Response {
        do throws(AuthorizationRequest.Refusal) {
            try asked.check(configuration)
        } catch {
            switch error {
            case .unknownClient: return page(.unknownClient, status: 400)
            case .told(let code): return .redirect(to: asked.answer("error", code))
            }
        }
        return try accepted(asked)
    }
}
