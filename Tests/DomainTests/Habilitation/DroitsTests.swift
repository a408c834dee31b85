import Domain
import TestSupport
import Testing

/// The whole matrix: profile × action × inside or outside the perimeter.
@Suite struct DroitsTests {
    private static let today = JourCivil(rang: 20_780)
    private let aline = Exemples.idNatPS(1)

    /// Who may do what, written a second time, by hand, from the sources of `Droits`: `oui` in the order of the actions.
    private static let expected: [Profil: Set<Action>] = [
        .professionnelLiberal: [
            .consulterOffre, .saisirOffre, .validerOffre, .contesterConvention, .declarerAnomalie,
        ],
        .responsableStructure: [
            .consulterOffre, .saisirOffre, .validerOffre, .declarerAnomalie, .consulterStructure, .gererOrganisation,
            .declarerCapaciteInstallee, .gererHabilitations,
        ],
        .porteurOffre: [.consulterOffre, .saisirOffre, .validerOffre, .declarerAnomalie, .consulterStructure],
        .responsableDisponibilite: [
            .consulterOffre, .declarerAnomalie, .consulterStructure, .declarerCapaciteInstallee, .declarerDisponibilite,
        ],
        .referentDisponibilite: [.consulterOffre, .declarerAnomalie, .consulterStructure, .declarerDisponibilite],
        .autorite: [.consulterOffre, .declarerAnomalie, .traiterAnomalie, .consulterStructure],
        .support: [.consulterOffre, .declarerAnomalie, .traiterAnomalie, .consulterStructure, .gererHabilitations],
        .responsableQualite: [.consulterOffre, .declarerAnomalie, .traiterAnomalie, .consulterStructure],
        .administrateurNational: [
            .consulterAudit,
            .consulterOffre, .declarerAnomalie, .traiterAnomalie, .consulterStructure, .gererHabilitations,
        ],
        .consommateur: [],
        .outilDisponibilite: [.declarerDisponibilite],
        .repertoire: [.traiterAnomalie, .actualiserRepertoire],
        .exploitant: [
            .consulterOffre, .saisirOffre, .validerOffre, .consulterStructure, .gererHabilitations, .consulterAudit,
            .exploiter,
        ],
    ]

    /// Each kind of perimeter with an object inside and one outside.
    private var perimeters: [(perimetre: Perimetre, inside: Objet, outside: Objet?)] {
        let (unit, site, other) = (Identifiant(rawValue: 3), Identifiant(rawValue: 2), Identifiant(rawValue: 9))
        return [
            (
                .professionnel(aline), Objet(professionnel: aline, region: "84"),
                Objet(professionnel: Exemples.idNatPS(2), region: "84")
            ),
            (.organisations([site]), Objet(organisations: [unit, site]), Objet(organisations: [other])),
            (.region("84"), Objet(organisations: [other], region: "84"), Objet(organisations: [other], region: "11")),
            (
                .profession("10"), Objet(professionnel: aline, profession: "10"),
                Objet(professionnel: aline, profession: "60")
            ),
            (.national, .repertoire, nil),
        ]
    }

    @Test("gives each profile its actions inside its perimeter, and nothing outside", arguments: Profil.allCases)
    func matrix(profil: Profil) throws {
        let allowed = try #require(Self.expected[profil])
        for (perimetre, inside, outside) in perimeters {
            let actor = Acteur(.client("essai"), habilitations: [Habilitation(profil, sur: perimetre)])
            for action in Action.allCases {
                #expect(
                    actor.may(action, sur: inside, le: Self.today) == allowed.contains(action),
                    "\(profil) \(action) inside \(perimetre)")
                if let outside {
                    #expect(
                        !actor.may(action, sur: outside, le: Self.today), "\(profil) \(action) outside \(perimetre)")
                }
            }
        }
    }

    @Test("gives nothing to an actor without a right", arguments: Action.allCases)
    func denied(action: Action) {
        let actor = Acteur(.personne(compte: Identifiant(rawValue: 1), idNatPS: aline), habilitations: [])
        #expect(!actor.may(action, sur: Objet(professionnel: aline), le: Self.today))
    }

    @Test(
        "gives a right from its first day to its last",
        arguments: [(-1, false), (0, true), (10, true), (11, false)])
    func period(shift: Int, allowed: Bool) {
        let right = Habilitation(
            .professionnelLiberal, sur: .professionnel(aline), debut: Self.today,
            fin: JourCivil(rang: Self.today.rang + 10))
        let actor = Acteur(.personne(compte: Identifiant(rawValue: 1), idNatPS: aline), habilitations: [right])
        let day = JourCivil(rang: Self.today.rang + shift)
        #expect(actor.may(.saisirOffre, sur: Objet(professionnel: aline), le: day) == allowed)
    }

    @Test("adds up the rights of a person, each with its own profile")
    func union() {
        let site = Identifiant(rawValue: 2)
        let rights = [
            Habilitation(.referentDisponibilite, sur: .organisations([site])),
            Habilitation(.professionnelLiberal, sur: .professionnel(aline)),
        ]
        let actor = Acteur(.personne(compte: Identifiant(rawValue: 1), idNatPS: aline), habilitations: rights)
        let own = Objet(professionnel: aline)
        #expect(actor.habilitation(pour: .validerOffre, sur: own, le: Self.today)?.profil == .professionnelLiberal)
        let beds = Objet(organisations: [site])
        #expect(
            actor.habilitation(pour: .declarerDisponibilite, sur: beds, le: Self.today)?.profil
                == .referentDisponibilite)
        #expect(!actor.may(.validerOffre, sur: beds, le: Self.today))
    }

    @Test("does not let an establishment change the offer of a professional who practises there")
    func liberalInAnEstablishment() {
        let whole = Exemples.offreComplete()
        let chief = Acteur(
            .client("essai"),
            habilitations: [Habilitation(.responsableStructure, sur: .organisations([whole.structure.id]))])
        #expect(!chief.may(.consulterOffre, sur: whole.objet, le: Self.today))
    }

    @Test("prints the table that the documentation shows, a column per profile and a row per action")
    func printed() {
        let lines = Droits.markdown.split(separator: "\n")
        #expect(lines.count == Action.allCases.count + 2)
        #expect(
            lines.allSatisfy {
                $0.split(separator: "|", omittingEmptySubsequences: false).count == Profil.allCases.count + 3
            })
    }
}
