/// What is acted on, as rights see it.
public struct Objet: Sendable, Hashable {
    /// The professional whose it is; `nil` for what is of an establishment.
    public var professionnel: IdNatPS?
    /// The organisations it belongs to: its own, and every one above. Nothing for what is of a professional alone.
    public var organisations: Set<Identifiant>
    /// The INSEE code of its region.
    public var region: String?
    /// The profession (TRE_G15) of its professional.
    public var profession: String?

    /// An object.
    public init(
        professionnel: IdNatPS? = nil, organisations: Set<Identifiant> = [], region: String? = nil,
        profession: String? = nil
    ) {
        self.professionnel = professionnel
        self.organisations = organisations
        self.region = region
        self.profession = profession
    }

    /// The directory as a whole.
    public static let repertoire = Objet()
}

extension OffreComplete {
    /// The offer as rights see it: a liberal offer is of its professional, whatever the place belongs to.
    public var objet: Objet {
        let above = organisations.map(\.id) + [structure.id, structure.entiteJuridique].compactMap(\.self)
        return Objet(
            professionnel: professionnel?.idNatPS,
            organisations: offre.liberal == nil ? Set(above) : [],
            region: offre.region,
            profession: offre.liberal?.situation.profession)
    }
}
