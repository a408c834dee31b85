import Domain
import Testing

@Suite struct ModalitesInterventionTests {
    private static func communes(_ count: Int) -> [CodeCommune] {
        (0..<count).compactMap { CodeCommune(String(10_000 + $0)) }
    }

    @Test("asks for at least one way, among the three")
    func ways() {
        #expect(
            ModalitesIntervention().verifiee().erreurs
                == [ValidationIssue("modalites.modalitesAccueil", .auMoinsUn)])
        #expect(
            ModalitesIntervention(modalitesAccueil: ["03", "10"]).verifiee().erreurs
                == [ValidationIssue("modalites.modalitesAccueil", .codeInconnu)])
        #expect(ModalitesIntervention(modalitesAccueil: ["04"]).verifiee().erreurs.isEmpty)
    }

    @Test("the three ways are codes of the national table")
    func codes() {
        #expect(ModalitesIntervention.possibles.allSatisfy { Nomenclature.modaliteAccueil.contains($0) })
    }

    @Test("asks for a commune when home visits are made")
    func communeOfVisits() {
        #expect(
            ModalitesIntervention(modalitesAccueil: ["05"]).verifiee().erreurs
                == [ValidationIssue("modalites.zoneIntervention", .auMoinsUn)])
        #expect(
            ModalitesIntervention(modalitesAccueil: ["05"], zoneIntervention: Self.communes(1)).verifiee().erreurs
                .isEmpty)
    }

    @Test("takes at most 1000 communes, each counted once")
    func atMost() {
        let many = Self.communes(1000)
        #expect(
            ModalitesIntervention(modalitesAccueil: ["05"], zoneIntervention: many + many).verifiee().erreurs.isEmpty)
        #expect(
            ModalitesIntervention(modalitesAccueil: ["05"], zoneIntervention: Self.communes(1001)).verifiee().erreurs
                == [ValidationIssue("modalites.zoneIntervention", .auPlus(1000))])
    }

    @Test("makes ways and communes regular: in order, once each, no commune without home visits")
    func regular() {
        let codes = Self.communes(2)
        let visits = ModalitesIntervention(
            modalitesAccueil: ["05", "03", "05"], zoneIntervention: codes.reversed() + codes)
        #expect(
            visits.verifiee().valeur == ModalitesIntervention(modalitesAccueil: ["03", "05"], zoneIntervention: codes))
        let none = ModalitesIntervention(modalitesAccueil: ["03"], zoneIntervention: codes)
        #expect(none.verifiee().valeur.zoneIntervention.isEmpty)
    }
}
