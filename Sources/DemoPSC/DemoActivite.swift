/// An activity of an exercice, with the names of the claims. What is unknown is an empty text, as in the true claims.
public struct DemoActivite: Sendable, Equatable, Encodable {
    /// TRE_R23: `L` liberal, `S` salaried.
    public var codeModeExercice = "L"
    /// TRE_R02.
    public var codeSecteurDactivite: String
    /// TRE_G05.
    public var codeSectionPharmacien = ""
    /// TRE_R21.
    public var codeRole = ""
    /// TRE_R22.
    public var codeGenreActivite = "GENR01"
    /// SIRET number of the place.
    public var numeroSiretSite = ""
    /// SIREN number of the company.
    public var numeroSirenSite = ""
    /// FINESS number of the place.
    public var numeroFinessSite = ""
    /// FINESS number of the legal entity; the lower-case e is the true spelling.
    public var numeroFinessetablissementJuridique = ""
    /// Technical identifier of the place.
    public var identifiantTechniqueDeLaStructure = ""
    /// Name of the place.
    public var raisonSocialeSite: String
    /// Brand of the place.
    public var enseigneCommercialeSite = ""
    /// Address: recipient.
    public var complementDestinataire = ""
    /// Address: building, entrance.
    public var complementPointGeographique = ""
    /// Address: number.
    public var numeroVoie = ""
    /// Address: bis, ter.
    public var indiceRepetitionVoie = ""
    /// Address: kind of way (TRE_R35).
    public var codeTypeDeVoie = ""
    /// Address: name of the way.
    public var libelleVoie = ""
    /// Address: distribution.
    public var mentionDistribution = ""
    /// Address: postal code and town, or cedex.
    public var bureauCedex = ""
    /// Postal code.
    public var codePostal = ""
    /// Commune (INSEE).
    public var codeCommune = ""
    /// Country (INSEE).
    public var codePays = "99000"
    /// Phone.
    public var telephone = ""
    /// Second phone.
    public var telephone2 = ""
    /// Fax.
    public var telecopie = ""
    /// E-mail of the place.
    public var adresseEMail = ""
    /// Department.
    public var codeDepartement = ""
    /// Former identifier of the place: kind digit, then number.
    public var ancienIdentifiantDeLaStructure = ""
    /// Authority that registered the activity.
    public var autoriteDenregistrement = ""

    /// A salaried activity of a sector, in a place.
    static func salariee(codeSecteurDactivite: String, raisonSocialeSite: String) -> DemoActivite {
        var activity = DemoActivite(codeSecteurDactivite: codeSecteurDactivite, raisonSocialeSite: raisonSocialeSite)
        activity.codeModeExercice = "S"
        return activity
    }

    /// An activity of a sector, in a place.
    public init(codeSecteurDactivite: String, raisonSocialeSite: String) {
        self.codeSecteurDactivite = codeSecteurDactivite
        self.raisonSocialeSite = raisonSocialeSite
    }
}
