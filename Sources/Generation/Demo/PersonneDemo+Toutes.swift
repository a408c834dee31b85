extension PersonneDemo {
    private static let msp = Lieu(
        secteur: "SA52", commune: "35238", nom: "MSP DES TROIS RIVIERES", voie: "DES TROIS RIVIERES", partage: 1)
    private static let centre = Lieu(
        secteur: "SA05", commune: "93066", nom: "CENTRE DE SANTE DU CANAL", voie: "DU CANAL", partage: 2)
    private static let groupe = Lieu(
        secteur: "SA08", commune: "31555", nom: "CABINET DES VIOLETTES", voie: "DES VIOLETTES", partage: 3)

    private static func cabinet(_ commune: String, _ voie: String, _ nom: String = "") -> Lieu {
        Lieu(secteur: "SA07", commune: commune, nom: nom, voie: voie)
    }

    /// The persons, in the order of the sign-in list: every profession, one to three places each.
    static let toutes: [PersonneDemo] = [
        PersonneDemo(
            civilite: "MME", prenom: "Aline", nom: "Bellombre", profession: "10", specialite: "SM54",
            lieux: [cabinet("78646", "DES TILLEULS")]),
        PersonneDemo(
            civilite: "M", prenom: "Basile", nom: "Cantelou", profession: "10", specialite: "SM04",
            lieux: [cabinet("69383", "DE LA PAIX"), groupe]),
        PersonneDemo(
            civilite: "MME", prenom: "Clémence", nom: "Dorival", profession: "10", specialite: "SM53",
            lieux: [msp, cabinet("35047", "DU MOULIN")]),
        PersonneDemo(
            civilite: "M", prenom: "Damien", nom: "Estrelle", profession: "40",
            lieux: [cabinet("13201", "DU VIEUX PUITS")]),
        PersonneDemo(
            civilite: "MME", prenom: "Élodie", nom: "Fauvergue", profession: "50",
            lieux: [cabinet("59350", "DES BRASSEURS"), msp]),
        PersonneDemo(
            civilite: "MME", prenom: "Fatou", nom: "Galtier", profession: "60",
            lieux: [cabinet("2A004", "DES OLIVIERS"), cabinet("2A041", "DU PORT")]),
        PersonneDemo(
            civilite: "M", prenom: "Gaspard", nom: "Hautecombe", profession: "70", lieux: [groupe]),
        PersonneDemo(
            civilite: "MME", prenom: "Hawa", nom: "Isserand", profession: "80",
            lieux: [cabinet("97411", "DES FLAMBOYANTS")]),
        PersonneDemo(
            civilite: "MME", prenom: "Inès", nom: "Jolimont", profession: "91", lieux: [centre]),
        PersonneDemo(
            civilite: "M", prenom: "Joachim", nom: "Kervadec", profession: "92", lieux: [cabinet("29019", "DE LA RADE")]
        ),
        PersonneDemo(
            civilite: "MME", prenom: "Katell", nom: "Lavergne", profession: "94",
            lieux: [cabinet("63113", "DES VOLCANS")]),
        PersonneDemo(
            civilite: "MME", prenom: "Lucie", nom: "Montferrat", profession: "95",
            lieux: [cabinet("67482", "DES CIGOGNES"), cabinet("68224", "DES VIGNES"), cabinet("67180", "DU MARCHE")]),
        PersonneDemo(
            civilite: "M", prenom: "Malik", nom: "Noirval", profession: "96", lieux: [cabinet("97209", "DES ALIZES")]),
        PersonneDemo(
            civilite: "M", prenom: "Noé", nom: "Ombredanne", profession: "10", specialite: "SM42",
            lieux: [cabinet("75111", "DES LILAS", "CABINET DES LILAS")]),
        PersonneDemo(
            civilite: "MME", prenom: "Oriane", nom: "Pontaubert", profession: "10", specialite: "SM40",
            lieux: [centre]),
        PersonneDemo(
            civilite: "M", prenom: "Paul", nom: "Quintefeuille", profession: "60", lieux: [msp]),
        PersonneDemo(
            civilite: "MME", prenom: "Quitterie", nom: "Roquebrune", profession: "70",
            lieux: [cabinet("64445", "DES PYRENEES"), cabinet("64102", "DES REMPARTS")]),
        PersonneDemo(
            civilite: "M", prenom: "Rémi", nom: "Sauveterre", profession: "40",
            lieux: [cabinet("97302", "DES PALMISTES")]),
        PersonneDemo(
            civilite: "MME", prenom: "Salomé", nom: "Trévignan", profession: "50",
            lieux: [cabinet("44109", "DE LA LOIRE")]),
        PersonneDemo(
            civilite: "M", prenom: "Tristan", nom: "Ursanne", profession: "10", specialite: "SM38",
            lieux: [cabinet("21231", "DES DUCS")]),
        PersonneDemo(
            civilite: "MME", prenom: "Ulrike", nom: "Valombreuse", profession: "91",
            lieux: [cabinet("97105", "DU FORT")]),
        PersonneDemo(
            civilite: "M", prenom: "Victor", nom: "Wissembach", profession: "80",
            lieux: [cabinet("54395", "DES MIRABELLES")]),
    ]
}
