import Domain
import TestSupport
import Testing

@Suite struct OffreOperationnelleTests {
    private func offre(id: Int64, region: String?) -> OffreOperationnelle {
        OffreOperationnelle(
            id: Identifiant(rawValue: id), region: region,
            porteur: .etablissement(organisation: Identifiant(rawValue: 2), structure: Identifiant(rawValue: 2)),
            now: Exemples.now)
    }

    @Test(
        "has a national identifier made of its region and its number",
        arguments: [
            (Int64(123), "84", "84/0000123"), (1_234_567, "01", "01/1234567"), (12_345_678, "11", "11/12345678"),
            (1, nil, "00/0000001"),
        ])
    func identifiantOffre(_ id: Int64, _ region: String?, _ expected: String) {
        #expect(offre(id: id, region: region).identifiantOffre == expected)
    }

    @Test("is to complete, then validated; readable while the register has it")
    func status() {
        var offre = offre(id: 1, region: "11")
        #expect(offre.statut == .aCompleter)
        #expect(!offre.estPubliable)
        offre.publish(Exemples.decrite, now: Exemples.now)
        #expect(offre.statut == .validee)
        #expect(offre.estPubliable)
        offre.flag([ElementAVerifier(.horaires, motif: .structure, provenance: Exemples.provenance)])
        #expect(offre.statut == .aVerifier)
        #expect(offre.estPubliable)
        offre.publish(Exemples.decrite, now: Exemples.now)
        #expect(offre.statut == .validee)
        _ = offre.withdraw(now: Exemples.now)
        #expect(!offre.estPubliable)
    }

    @Test("is told from the others of a person by profession and place")
    func key() {
        var other = Exemples.situation()
        let key = other.cle
        other.telephone = nil
        other.modeExercice = "I"
        #expect(other.cle == key)
        other.profession = "50"
        #expect(other.cle != key)
        #expect(Exemples.situation(Exemples.maisonDeSante).cle != key)
    }
}
