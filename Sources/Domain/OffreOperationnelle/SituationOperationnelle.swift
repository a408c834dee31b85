/// The activity of a professional in a place, as RPPS gives it: the read-only part of an offer.
///
/// Source: ROR exposition model, class `SituationOperationnelle`; RPPS columns 18 to 56.
public struct SituationOperationnelle: Sendable, Equatable, Codable {
    /// The profession practised there (TRE_G15).
    public var profession: String
    /// The key of the place: with the profession, it tells the offer of a person from the others.
    public var cleStructure: String
    /// `modeExercice` (TRE_R23): `L`, or `I` (through a company).
    public var modeExercice: String
    /// The sector of activity (TRE_R02).
    public var secteurActivite: String
    /// The kind of activity (TRE_R22 `GENR…`); `nil` in editions that lack it.
    public var genreActivite: String?
    /// The role (`Code rôle`).
    public var role: String?
    /// `Autorité d'enregistrement`, three parts: `CNOM/CNOM/CNOM`.
    public var autoriteEnregistrement: String?
    /// The first phone of the place, as written.
    public var telephone: String?
    /// The second phone of the place, as written.
    public var telephone2: String?
    /// The fax of the place, as written.
    public var telecopie: String?
    /// The public e-mail of the place, as written.
    public var adresseMail: String?

    /// An activity, with the mandatory parts only.
    public init(profession: String, cleStructure: String, modeExercice: String, secteurActivite: String) {
        self.profession = profession
        self.cleStructure = cleStructure
        self.modeExercice = modeExercice
        self.secteurActivite = secteurActivite
    }

    /// What tells this offer from the other offers of the same person: profession and place.
    public var cle: String { "\(profession)|\(cleStructure)" }
}
