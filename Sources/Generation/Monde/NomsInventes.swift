/// Names of people, streets and places, all invented.
enum NomsInventes {
    /// A family name: two halves that no register links to anybody.
    static func nom(_ random: inout SeededRandom) -> String {
        random.pick(debuts) + random.pick(fins)
    }

    static let prenomsFeminins = [
        "Adèle", "Aline", "Anouk", "Béatrice", "Capucine", "Céline", "Clémence", "Élise", "Fanny", "Garance", "Hélène",
        "Inès", "Jeanne", "Léonie", "Louise", "Maëlle", "Manon", "Noémie", "Océane", "Pauline", "Romane", "Solène",
        "Suzanne", "Violette", "Zoé", "Anne-Marie", "Marie-Laure",
    ]
    static let prenomsMasculins = [
        "Alban", "Antoine", "Bastien", "Côme", "Corentin", "Émile", "Fabien", "Gaspard", "Gaël", "Hugo", "Jérôme",
        "Jules", "Léo", "Loïc", "Marin", "Mathis", "Nathan", "Octave", "Paul", "Quentin", "Rémi", "Simon", "Théo",
        "Ulysse", "Yann", "Jean-Baptiste", "Pierre-Yves",
    ]
    static let voies = [
        "DES LILAS", "DU MOULIN VERT", "DE LA FONTAINE AUX PIES", "DES TROIS CHATAIGNIERS", "DU PUITS DORMANT",
        "DES HIRONDELLES", "DE LA GRANDE OURSE", "DU CLOS AUX CERISES", "DES TISSERANDS", "DE LA VIEILLE HORLOGE",
        "DU PRE AUX ALOUETTES", "DES QUATRE VENTS", "DE LA LANTERNE", "DU CHEMIN CREUX", "DES VIOLETTES",
    ]
    /// Code and label of kinds of streets.
    static let typesVoie = [
        TypeVoie(code: "R", libelle: "Rue"), TypeVoie(code: "AV", libelle: "Avenue"),
        TypeVoie(code: "BD", libelle: "Boulevard"), TypeVoie(code: "PL", libelle: "Place"),
        TypeVoie(code: "CHE", libelle: "Chemin"),
    ]
    static let enseignes = ["DES LILAS", "DE L'HORLOGE", "DU PARC", "DES ARCADES", "DU PONT NEUF", "DES TILLEULS"]

    private static let debuts = [
        "Aubi", "Balde", "Bressa", "Cala", "Chante", "Corve", "Dalmi", "Dorme", "Esti", "Falque", "Garre", "Gali",
        "Haute", "Jolie", "Lamo", "Lussa", "Malve", "Mira", "Nerva", "Orme", "Palla", "Perra", "Quinte", "Roche",
        "Salva", "Serra", "Tavel", "Tourne", "Valde", "Verna",
    ]
    private static let fins = [
        "bois", "brune", "cour", "dry", "gny", "lac", "lande", "lier", "lon", "marre", "mont", "nac", "nelle", "pré",
        "quier", "ret", "rive", "roque", "sac", "sart", "tier", "val", "veau", "vigne", "zan",
    ]
}
