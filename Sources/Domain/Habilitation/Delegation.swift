/// The table of who may give which profile: inside the giver's own perimeter, never to oneself.
///
/// Source: establishment profiles, §1.1 and §1.2, our reading (decision 0028).
public enum Delegation {
    /// The four profiles of establishments.
    public static let etablissement: [Profil] = [
        .responsableStructure, .porteurOffre, .responsableDisponibilite, .referentDisponibilite,
    ]

    private static let personnes: [Profil] =
        etablissement + [.autorite, .support, .responsableQualite, .administrateurNational]

    private static let table: [Profil: [Profil]] = [
        .responsableStructure: etablissement,
        .support: etablissement,
        .administrateurNational: personnes,
        .exploitant: personnes,
    ]

    /// The profiles that a profile may give, in the order of the forms; that of a liberal professional comes from the registers
    /// alone.
    public static func profils(donnesPar profil: Profil) -> [Profil] { table[profil] ?? [] }

    /// The profiles that some rights let give on a day, in the order of the forms.
    public static func profils(donnesPar rights: [Habilitation], le jour: JourCivil) -> [Profil] {
        let all = Set(rights.filter { $0.isValid(le: jour) }.flatMap { profils(donnesPar: $0.profil) })
        return Profil.allCases.filter(all.contains)
    }

    /// Whether a right lets give another one. `objets` are what the given perimeter holds: one per organisation, or itself.
    public static func may(_ held: Habilitation, give profil: Profil, on objets: [Objet], le jour: JourCivil) -> Bool {
        held.isValid(le: jour) && profils(donnesPar: held.profil).contains(profil) && !objets.isEmpty
            && objets.allSatisfy(held.perimetre.contains)
    }
}

extension Habilitation {
    /// What the right makes of its holder, in words: an authority and a support are told by their perimeter.
    public var fonction: String {
        switch (profil, perimetre) {
        case (.autorite, .profession(let code)):
            "Ordre – " + (ProfessionLiberale(rawValue: code)?.libelle ?? "profession \(code)")
        case (.autorite, .region): "Agence régionale de santé (ARS)"
        case (.support, .region): "Guichet régional (GRADeS)"
        case (.support, .national): "Support national"
        default: profil.libelle
        }
    }

    /// Whether its last day is past.
    public func isOver(le jour: JourCivil) -> Bool { fin.map { $0 < jour } ?? false }
}
