extension OffreOperationnelle: Codable {
    private enum CodingKeys: CodingKey {
        case id, identifiantOffre, porteur, publiee, dateRetrait, dateCreation, dateMiseJour
    }

    /// The keys of documents of before the porteur: what was published was a form, beside a draft that is now elsewhere. Those of
    /// `SituationLiberale` were there too.
    private enum FormerKeys: CodingKey { case saisie, dateValidation, aVerifier }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Identifiant.self, forKey: .id)
        identifiantOffre = try container.decode(String.self, forKey: .identifiantOffre)
        dateRetrait = try container.decodeIfPresent(Instant.self, forKey: .dateRetrait)
        dateCreation = try container.decode(Instant.self, forKey: .dateCreation)
        dateMiseJour = try container.decode(Instant.self, forKey: .dateMiseJour)
        let porteur = try container.decodeIfPresent(Porteur.self, forKey: .porteur)
        self.porteur = try porteur ?? .liberal(SituationLiberale(from: decoder))
        let publiee =
            porteur == nil
            ? try Self.formerPubliee(decoder) : try container.decodeIfPresent(OffrePubliee.self, forKey: .publiee)
        etat = publiee.map(Etat.publiee) ?? .aCompleter
    }

    private static func formerPubliee(_ decoder: any Decoder) throws -> OffrePubliee? {
        let container = try decoder.container(keyedBy: FormerKeys.self)
        guard let saisie = try container.decodeIfPresent(Saisie.self, forKey: .saisie) else { return nil }
        return OffrePubliee(
            OffreDecrite(reguliere: saisie),
            dateValidation: try container.decode(Instant.self, forKey: .dateValidation),
            aVerifier: try container.decodeIfPresent([ElementAVerifier].self, forKey: .aVerifier) ?? [])
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(identifiantOffre, forKey: .identifiantOffre)
        try container.encode(porteur, forKey: .porteur)
        try container.encodeIfPresent(publiee, forKey: .publiee)
        try container.encodeIfPresent(dateRetrait, forKey: .dateRetrait)
        try container.encode(dateCreation, forKey: .dateCreation)
        try container.encode(dateMiseJour, forKey: .dateMiseJour)
    }
}
