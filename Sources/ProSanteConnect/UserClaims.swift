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

    /// Reads the claims. `exercices` may be absent, empty, or a single one; unknown claims are passed over.
    init(_ claims: JSONValue) {
        subject = claims["sub"]?.text
        idNatPS = claims["SubjectNameID"]?.text.flatMap { IdNatPS($0) }
        let exercices = claims["SubjectRefPro"]?["exercices"]?.elements ?? []
        prenom = claims["given_name"]?.text ?? exercices.first?["prenomDexercice"]?.text ?? ""
        nom = claims["family_name"]?.text ?? exercices.first?["nomDexercice"]?.text ?? ""
        var seen: Set<String> = []
        professions = exercices.compactMap { $0["codeProfession"]?.text }.filter { seen.insert($0).inserted }
    }

    /// The identity, for an ID token of the same subject. `now` stands for the time of authentication when it tells none.
    func identite(of idClaims: JSONValue, idToken: String, now: Instant) throws(EchecIdentification) -> IdentitePSC {
        guard let subject, subject == idClaims["sub"]?.text, let idNatPS else { throw .identiteIncomplete }
        let moment = idClaims["auth_time"]?.number.map { Instant(milliseconds: Int64($0) * 1000) }
        return IdentitePSC(
            idNatPS: idNatPS, prenom: prenom, nom: nom, professions: professions, idToken: idToken, sujet: subject,
            sessionFournisseur: idClaims["sid"]?.text, dateIdentification: min(moment ?? now, now))
    }
}
