import Domain
import TestSupport
import Testing
import UseCases

/// What becomes of a liberal offer in the hands of each profile, on each perimeter, at each time.
@Suite struct PortefeuilleTests {
    /// One right, and what it gives on the offer of the first person: to read, to type, to contest, to declare.
    struct Cas: Sendable, CustomTestStringConvertible {
        let profil: Profil
        let perimetre: Perimetre
        let consulter: String
        var autres = ["introuvable", "introuvable", "introuvable"]
        var testDescription: String { "\(profil.rawValue), \(perimetre)" }
    }

    private static let aline = Exemples.idNatPS(1)
    private static let today = Exemples.now.heureDeParis.jour
    private let bureau: Bureau
    private let consulter: ConsulterOffres
    private let offre: Identifiant

    init() throws {
        bureau = try Bureau()
        consulter = ConsulterOffres(store: bureau.test.store)
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        offre = try bureau.offre(1).value.id
    }

    private static func personne(_ habilitations: [Habilitation]) -> Acteur {
        Acteur(.personne(compte: Identifiant(rawValue: 77), idNatPS: aline), habilitations: habilitations)
    }

    private func issue(_ work: () throws -> Void) throws -> String {
        do {
            try work()
            return "oui"
        } catch let error as UseCaseError { return "\(error.code)" }
    }

    private static let cas: [Cas] = [
        Cas(
            profil: .professionnelLiberal, perimetre: .professionnel(aline), consulter: "oui",
            autres: ["oui", "oui", "oui"]),
        Cas(profil: .professionnelLiberal, perimetre: .professionnel(Exemples.idNatPS(2)), consulter: "introuvable"),
        Cas(profil: .support, perimetre: .national, consulter: "oui", autres: ["interdit", "interdit", "oui"]),
        Cas(profil: .autorite, perimetre: .region("11"), consulter: "oui", autres: ["interdit", "interdit", "oui"]),
        Cas(profil: .autorite, perimetre: .region("84"), consulter: "introuvable"),
        Cas(profil: .autorite, perimetre: .region(""), consulter: "introuvable"),
        Cas(profil: .exploitant, perimetre: .national, consulter: "oui", autres: ["oui", "interdit", "interdit"]),
        Cas(
            profil: .responsableStructure, perimetre: .region("11"), consulter: "oui",
            autres: ["oui", "interdit", "oui"]),
        Cas(profil: .responsableStructure, perimetre: .organisations([]), consulter: "introuvable"),
        Cas(profil: .consommateur, perimetre: .national, consulter: "introuvable"),
        Cas(profil: .outilDisponibilite, perimetre: .national, consulter: "introuvable"),
        Cas(profil: .repertoire, perimetre: .national, consulter: "introuvable"),
    ]

    @Test(
        "gives each profile what the table of rights says, and hides the offer from who may not see it", arguments: cas)
    func rights(_ cas: Cas) throws {
        let acteur = Self.personne([Habilitation(cas.profil, sur: cas.perimetre)])
        let (store, now) = (bureau.test.store, bureau.now)
        #expect(try issue { _ = try consulter.offre(offre, by: acteur, now: now) } == cas.consulter)
        let actions: [() throws -> Void] = [
            {
                _ = try EnregistrerEtape(store: store).brouillon(
                    .offre, de: offre, by: acteur, version: 0, now: now
                ) { $0.description.filiere = "tapé" }
            },
            {
                _ = try ContesterConvention(store: store, publisher: bureau.publisher)(
                    offre, conteste: true, by: acteur, now: now)
            },
            {
                try DeclarerAnomalie(store: store)(
                    .nomExercice, valeurAttendue: "AUTRE", description: "", offre: offre, by: acteur, now: now)
            },
        ]
        #expect(try actions.map { try issue($0) } == cas.autres)
    }

    @Test("a right on the place of a liberal offer gives nothing on the offer itself")
    func place() throws {
        let structure = try bureau.offre(1).value.porteur.structure
        for profil in [Profil.responsableStructure, .porteurOffre, .referentDisponibilite] {
            let acteur = Self.personne([Habilitation(profil, sur: .organisations([structure]))])
            #expect(try issue { _ = try consulter.offre(offre, by: acteur, now: bureau.now) } == "introuvable")
            #expect(try consulter(by: acteur, now: bureau.now).isEmpty)
        }
    }

    @Test(
        "a right holds from its first day to its last one, both included",
        arguments: [
            (nil, nil, true), (0, nil, true), (1, nil, false), (nil, 0, true), (nil, -1, false), (0, 0, true),
            (-10, -1, false), (1, 10, false), (-10, 10, true), (1, -1, false),
        ] as [(Int?, Int?, Bool)])
    func periods(_ debut: Int?, _ fin: Int?, sees: Bool) throws {
        let day = { JourCivil(rang: Self.today.rang + $0) }
        let acteur = Self.personne([
            Habilitation(
                .professionnelLiberal, sur: .professionnel(Self.aline), debut: debut.map(day), fin: fin.map(day))
        ])
        #expect(try consulter(by: acteur, now: bureau.now).map(\.offre.id) == (sees ? [offre] : []))
        let one = try issue { _ = try consulter.offre(offre, by: acteur, now: bureau.now) }
        #expect(one == (sees ? "oui" : "introuvable"))
    }

    @Test("the last day of a right ends at midnight in Paris, not in universal time")
    func midnight() throws {
        let acteur = Self.personne([
            Habilitation(.professionnelLiberal, sur: .professionnel(Self.aline), fin: Self.today)
        ])
        let end = Instant(heureDeParis: JourCivil(rang: Self.today.rang + 1), hour: 0)
        #expect(try consulter(by: acteur, now: end.adding(seconds: -1)).count == 1)
        #expect(try consulter(by: acteur, now: end).isEmpty)
        #expect(end.utc.jour == Self.today)
    }

    @Test("several rights add up, each for its time, and an offer is shown once")
    func union() throws {
        let people = [1, 2].map { Exemples.idNatPS($0) }
        let own = people.map { Habilitation(.professionnelLiberal, sur: .professionnel($0)) }
        let all = try people.indices.map { try bureau.offre($0 + 1).value.id }.sorted()
        let ended = Habilitation(
            .professionnelLiberal, sur: .professionnel(people[1]), fin: JourCivil(rang: Self.today.rang - 1))
        let cases: [([Habilitation], [Identifiant])] = [
            (own, all), (own + own, all), ([own[0], ended], [offre]),
            ([ended, own[1]], [all[0] == offre ? all[1] : all[0]]),
            ([Habilitation(.support, sur: .national), own[0]], [offre]), ([Habilitation(.support, sur: .national)], []),
        ]
        for (rights, expected) in cases {
            #expect(try consulter(by: Self.personne(rights), now: bureau.now).map(\.offre.id) == expected)
        }
    }

    @Test("the history names the profile of the first right that holds")
    func author() throws {
        let own = Habilitation(.professionnelLiberal, sur: .professionnel(Self.aline))
        let support = Habilitation(.support, sur: .national)
        let ended = Habilitation(.support, sur: .national, fin: JourCivil(rang: Self.today.rang - 1))
        for (rights, profil) in [
            ([own, support], "professionnel-liberal"), ([support, own], "support"),
            ([ended, own], "professionnel-liberal"),
        ] {
            try DeclarerAnomalie(store: bureau.test.store)(
                .nomExercice, valeurAttendue: "AUTRE", description: "", offre: offre, by: Self.personne(rights),
                now: bureau.now)
            #expect(try bureau.dernierAuteur() == [Self.aline.description, profil, "portail"])
        }
    }
}
