/// The claims of a person, as the true provider sends them. Source: national sources, §4.4.
struct UserinfoClaims: Encodable {
    struct OtherIdentifier: Encodable {
        let identifiant: String
        let origine = "RPPS"
        let qualite = 1
    }

    struct RefPro: Encodable {
        let codeCivilite: String
        let exercices: [DemoExercice]
    }

    let sub: String
    let SubjectNameID: String
    let preferred_username: String
    let given_name: String
    let family_name: String
    let email_verified = false
    let codeCivilite: String
    let codeGenreActivite = "GENR01"
    let SubjectRole: [String]
    let Secteur_Activite: String
    let SubjectOrganization: String
    let SubjectOrganizationID: String
    let PSI_Locale = "1.2.250.1.213.1.3.1.1"
    let UITVersion = "1.0"
    let Palier_Authentification = "APPPRIP3^1.2.250.1.213.1.5.1.1.1"
    let Mode_Acces_Raison = ""
    let Acces_Regulation_Medicale = "FAUX"
    let otherIds: [OtherIdentifier]
    let SubjectRefPro: RefPro

    init(_ person: DemoPerson) {
        let activity = person.exercices.first?.activities.first
        sub = Self.subject(person.idNat)
        SubjectNameID = person.idNat
        preferred_username = person.idNat
        given_name = person.prenom
        family_name = person.nom
        codeCivilite = person.codeCivilite
        SubjectRole = person.exercices.map { $0.codeProfession + "^1.2.250.1.213.1.1.5.5" }
        Secteur_Activite = activity.map { $0.codeSecteurDactivite + "^1.2.250.1.71.4.2.4" } ?? ""
        SubjectOrganization = activity?.raisonSocialeSite ?? ""
        SubjectOrganizationID = activity?.identifiantTechniqueDeLaStructure ?? ""
        otherIds = [OtherIdentifier(identifiant: person.idNat)]
        SubjectRefPro = RefPro(codeCivilite: person.codeCivilite, exercices: person.exercices)
    }

    /// The `sub` of a person: that of a Keycloak with a federated user store.
    static func subject(_ idNat: String) -> String {
        "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:" + idNat
    }
}
