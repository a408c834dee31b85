/// A rule that a typed value breaks. The portal tells it in French, beside the field.
public enum Regle: Sendable, Hashable {
    /// A value is needed.
    case obligatoire
    /// At least one choice is needed among several.
    case auMoinsUn
    /// At most this many entries.
    case auPlus(Int)
    /// At most this many characters.
    case longueur(Int)
    /// No character that cannot be shown: `TexteRegulier.marque` stands where one was.
    case caractereInterdit
    /// At most this many bytes in the whole draft.
    case octets(Int)
    /// Not a code of the national table.
    case codeInconnu
    /// Codes that are retired from the national table and were not published before: their labels.
    case codeRetire([String])
    /// A phone number: 10 digits of the national plan, or an international number.
    case telephone
    /// An e-mail address.
    case courriel
    /// An ordinary e-mail address, not of MSSanté.
    case courrielHorsMSSante
    /// An e-mail that no other account signs in with.
    case courrielPris
    /// A password of at least this many characters.
    case motDePasseCourt(Int)
    /// A password that is not made of frequent words and sequences alone.
    case motDePasseCourant
    /// A password that is not made of the e-mail, the names or the service alone.
    case motDePassePersonnel
    /// An MSSanté address.
    case adresseMSSante
    /// A web address of http or https with a host.
    case adresseWeb
    /// A time of day.
    case heure
    /// Both ends of a slot.
    case plageIncomplete
    /// An end after the start.
    case finAvantDebut
    /// No overlap inside one type of hours.
    case chevauchement
    /// A whole number of years, 0–150.
    case age
    /// A value that differs from the present one.
    case valeurIdentique
    /// An organisation, a region or a profession that the directory knows and that the profile is given on.
    case cibleInconnue
    /// A right that the rights of its giver let them give.
    case horsDroits
    /// A right that is not held already.
    case dejaDonne
    /// Another « responsable de structure » of the same organisation, without end date.
    case dernierResponsable
    /// The e-mail of an account of a colleague.
    case compteInconnu
    /// A date, `JJ/MM/AAAA`; for the end of a replacement, a year after its beginning at most.
    case date
    /// The value that Pro Santé Connect told, whatever its case and accents.
    case valeurDeLaCarte(String)
    /// The e-mail of the account.
    case courrielDuCompte
    /// A lowest age that is not above the highest.
    case ordreAges
}
