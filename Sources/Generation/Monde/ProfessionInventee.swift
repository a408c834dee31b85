/// A profession of the register with its weight and the part of it that practises outside of employment.
///
/// Orders of magnitude of 2026: two million persons, of whom half a million in liberal practice; invented to the unit.
struct ProfessionInventee {
    let code: String
    let libelle: String
    /// Among a thousand persons of the register.
    let weight: Int
    /// Liberal persons among a thousand of the profession.
    let liberal: Int

    static let toutes: [ProfessionInventee] = [
        .init(code: "60", libelle: "Infirmier", weight: 380, liberal: 185),
        .init(code: "10", libelle: "Médecin", weight: 165, liberal: 420),
        .init(code: "35", libelle: "Aide-soignant", weight: 85, liberal: 0),
        .init(code: "70", libelle: "Masseur-Kinésithérapeute", weight: 58, liberal: 830),
        .init(code: "21", libelle: "Pharmacien", weight: 55, liberal: 350),
        .init(code: "93", libelle: "Psychologue", weight: 50, liberal: 350),
        .init(code: "40", libelle: "Chirurgien-Dentiste", weight: 26, liberal: 800),
        .init(code: "28", libelle: "Opticien-Lunetier", weight: 25, liberal: 0),
        .init(code: "98", libelle: "Manipulateur ERM", weight: 24, liberal: 0),
        .init(code: "71", libelle: "Ostéopathe", weight: 20, liberal: 900),
        .init(code: "91", libelle: "Orthophoniste", weight: 18, liberal: 760),
        .init(code: "50", libelle: "Sage-Femme", weight: 17, liberal: 300),
        .init(code: "31", libelle: "Assistant dentaire", weight: 14, liberal: 0),
        .init(code: "37", libelle: "Auxiliaire de puériculture", weight: 14, liberal: 0),
        .init(code: "86", libelle: "Technicien de laboratoire médical", weight: 10, liberal: 0),
        .init(code: "95", libelle: "Diététicien", weight: 9, liberal: 300),
        .init(code: "94", libelle: "Ergothérapeute", weight: 9, liberal: 180),
        .init(code: "96", libelle: "Psychomotricien", weight: 9, liberal: 280),
        .init(code: "80", libelle: "Pédicure-Podologue", weight: 8, liberal: 950),
        .init(code: "92", libelle: "Orthoptiste", weight: 4, liberal: 700),
    ]

    static let weights = toutes.map(\.weight)
    static let libelles = Dictionary(uniqueKeysWithValues: toutes.map { ($0.code, $0.libelle) })
}
