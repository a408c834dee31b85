import Domain
import JOSE
import UseCases

/// The claims of a person, read with tolerance: see the national sources, §4.4.
struct UserClaims {
    let subject: String?
    let idNatPS: IdNatPS?
    let prenom: String
    let nom: String
    let professions: [String]
    let exercices: [Orientation.Exercice]
    let civilite: String?

    /// Reads the claims; `identifierClaim` holds the national identifier. `exercices` may be absent, empty, or a single one; unknown
    /// claims are passed over.
    init(_ claims: JSONValue, identifierClaim: String) {
        subject = claims["sub"]?.text
        idNatPS = claims[identifierClaim]?.text.flatMap { IdNatPS($0) }
        let exercices = claims["SubjectRefPro"]?["exercices"]?.elements ?? []
        prenom = claims["given_name"]?.text ?? exercices.first?["prenomDexercice"]?.text ?? ""
        nom = claims["family_name"]?.text ?? exercices.first?["nomDexercice"]?.text ?? ""
        var seen: Set<String> = []
        professions = exercices.compactMap { $0["codeProfession"]?.text }.filter { seen.insert($0).inserted }
        self.exercices = exercices.compactMap(Self.exercice)
        civilite = claims["codeCivilite"]?.text ?? claims["SubjectRefPro"]?["codeCivilite"]?.text
    }

    private static func exercice(_ claims: JSONValue) -> Orientation.Exercice? {
        guard let profession = claims["codeProfession"]?.text, !profession.isEmpty else { return nil }
        let modes = (claims["activities"]?.elements ?? []).compactMap { $0["codeModeExercice"]?.text }
        return Orientation.Exercice(
            profession: profession, categorie: claims["codeCategorieProfessionnelle"]?.text ?? "",
            modes: Set(modes.filter { !$0.isEmpty }))
    }

    /// The identity, for an ID token of the same subject. `now` stands for the time of authentication when it tells none. The session of
    /// the provider is `sid`, else `session_state`, which older versions of its software tell alone.
    func identite(of idClaims: JSONValue, idToken: String, now: Instant) throws(EchecIdentification) -> IdentitePSC {
        guard let subject, subject == idClaims["sub"]?.text, let idNatPS else { throw .identiteIncomplete }
        let moment = idClaims["auth_time"]?.number.map { Instant(milliseconds: Int64($0) * 1000) }
        var identity = IdentitePSC(
            idNatPS: idNatPS, prenom: prenom, nom: nom, professions: professions, idToken: idToken, sujet: subject,
            sessionFournisseur: idClaims["sid"]?.text ?? idClaims["session_state"]?.text,
            dateIdentification: min(moment ?? now, now))
        identity.exercices = exercices
        identity.civilite = civilite
        return identity
    }
}
