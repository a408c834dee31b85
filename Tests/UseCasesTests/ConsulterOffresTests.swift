import Domain
import TestSupport
import Testing
import UseCases

@Suite struct ConsulterOffresTests {
    private let bureau: Bureau
    private let consulter: ConsulterOffres
    private let aline = Exemples.idNatPS(1)

    init() throws {
        bureau = try Bureau()
        consulter = ConsulterOffres(store: bureau.test.store)
    }

    private func place(_ cle: String) -> FicheStructure {
        var place = Exemples.cabinet
        place.cle = cle
        return place
    }

    @Test("shows the offers that need an action first, then by identifier")
    func order() throws {
        let test = bureau.test
        try test.take([Exemples.fiche(1, places: [place("R1"), place("R2")])])
        try bureau.validerTout()
        try test.take([Exemples.fiche(1, places: ["R1", "R2", "R3", "R4"].map(place))])
        let shown = try consulter(by: .liberal(aline), now: bureau.now)
        #expect(shown.map(\.offre.liberal?.situation.cleStructure) == ["R3", "R4", "R1", "R2"])
        #expect(shown.map(\.offre.statut) == [.aCompleter, .aCompleter, .validee, .validee])
        #expect(
            shown.allSatisfy {
                $0.complete.professionnel?.idNatPS == aline
                    && $0.complete.structure.cle == $0.offre.liberal?.situation.cleStructure
            })
    }

    @Test("shows neither withdrawn offers nor those of others; nothing to someone unknown")
    func others() throws {
        try bureau.test.take([Exemples.fiche(1, places: [place("R1"), place("R2")]), Exemples.fiche(2)])
        try bureau.test.take([Exemples.fiche(1, places: [place("R2")]), Exemples.fiche(2)])
        #expect(
            try consulter(by: .liberal(aline), now: bureau.now).map(\.offre.liberal?.situation.cleStructure) == ["R2"])
        #expect(try consulter(by: .liberal(Exemples.idNatPS(3)), now: bureau.now).isEmpty)
    }

    @Test("an offer that is of someone else, withdrawn or unknown is not found, all in the same way")
    func notFound() throws {
        try bureau.test.take([Exemples.fiche(1), Exemples.fiche(2)])
        let (mine, other) = (try bureau.offre(1).value.id, try bureau.offre(2).value.id)
        #expect(try consulter.offre(mine, by: .liberal(aline), now: bureau.now).value.offre.id == mine)
        try bureau.test.take([Exemples.fiche(2)])
        for id in [mine, other, Identifiant(rawValue: 999_999)] {
            let error = #expect(throws: UseCaseError.self) {
                try consulter.offre(id, by: .liberal(aline), now: bureau.now)
            }
            #expect(error?.code == .introuvable)
        }
    }

    @Test("no longer shows a draft whose 60 days are over")
    func expiredDraft() throws {
        let id = try bureau.test.offreDUnePersonne(1)
        try EnregistrerEtape(store: bureau.test.store).brouillon(
            .offre, de: id, by: .liberal(aline), version: 0, now: bureau.now
        ) { saisie in
            saisie.description.nomOffre = "tapé"
        }
        for (days, name) in [(59, "tapé"), (60, "Médecin – Dr Aline EXEMPLE")] as [(Int64, String)] {
            let then = bureau.now.adding(days: days)
            #expect(try consulter(by: .liberal(aline), now: then)[0].saisieCourante.description.nomOffre == name)
            #expect(
                try consulter.offre(id, by: .liberal(aline), now: then).value.saisieCourante.description.nomOffre
                    == name)
        }
    }

    @Test("tells the version of the offer and its draft together")
    func version() throws {
        let id = try bureau.test.offreDUnePersonne(1)
        #expect(try consulter.offre(id, by: .liberal(aline), now: bureau.now).version == 1)
        try EnregistrerEtape(store: bureau.test.store).brouillon(
            .offre, de: id, by: .liberal(aline), version: 0, now: bureau.now
        ) { saisie in
            saisie.description.nomOffre = "tapé"
        }
        #expect(try consulter.offre(id, by: .liberal(aline), now: bureau.now).version == 2)
    }
}
