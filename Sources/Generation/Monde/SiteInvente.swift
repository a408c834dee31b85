internal import Domain

/// An invented site of FINESS and the legal entity that holds it.
struct SiteInvente: Equatable {
    /// The rank, from 0: its FINESS number follows.
    var rank: Int
    /// The category (TRE_R397): `603`, `124`…
    var categorie: String
    var lieu: LieuInvente
    var ouvert = true

    var numFINESS: String { lieu.numFINESS }

    /// Categories with their label and their weight among a thousand sites. Source: national sources §3.3, rounded.
    static let categories: [(code: String, libelle: String, titre: String, weight: Int)] = [
        ("620", "Pharmacie d'Officine", "PHARMACIE", 200),
        ("611", "Laboratoire de Biologie Médicale", "LABORATOIRE", 45),
        ("500", "Etablissement d'hébergement pour personnes âgées dépendantes", "EHPAD", 75),
        ("124", "Centre de Santé", "CENTRE DE SANTE", 36), ("603", "Maison de santé (L.6223-3)", "MSP", 32),
        ("156", "Centre Médico-Psychologique (C.M.P.)", "CMP", 20),
        ("354", "Service de Soins Infirmiers A Domicile (S.S.I.A.D)", "SSIAD", 15),
        ("355", "Centre Hospitalier (C.H.)", "CENTRE HOSPITALIER", 14),
        ("365", "Etablissement de Soins Chirurgicaux", "CLINIQUE", 10), ("604", "CPTS", "CPTS", 8),
        ("460", "Service d'Aide et d'Accompagnement à Domicile", "SAAD", 90),
        ("183", "Institut Médico-Educatif (I.M.E.)", "IME", 60),
        ("223", "Protection Maternelle et Infantile", "PMI", 30),
    ]

    /// The sector of RPPS (TRE_R02) of those who work there.
    var secteur: String {
        switch categorie {
        case "603": "SA52"
        case "124": "SA05"
        case "355": "SA01"
        default: "SA04"
        }
    }
}
