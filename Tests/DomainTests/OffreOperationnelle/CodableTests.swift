import Domain
import Foundation
import TestSupport
import Testing

/// What the store writes is what it reads.
@Suite struct CodableTests {
    private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
        let json = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(Value.self, from: json) == value)
    }

    @Test("an offer with everything in it", arguments: [true, false])
    func offer(published: Bool) throws {
        var offre = Exemples.offreComplete(validee: published).offre
        offre.liberal?.situation.adresseMail = "cabinet@exemple.fr"
        offre.flag([ElementAVerifier(.contacts, motif: .telephone, provenance: Exemples.provenance)])
        try roundTrip(offre)
        _ = offre.withdraw(now: Exemples.now)
        try roundTrip(offre)
    }

    @Test("an offer of an establishment")
    func establishment() throws {
        try roundTrip(Exemples.offreEtablissement.offre)
    }

    @Test("a professional, a place and its legal entity")
    func registers() throws {
        let whole = Exemples.offreComplete(fiche: Exemples.maisonDeSante)
        try roundTrip(whole.professionnel)
        try roundTrip(whole.structure)
        try roundTrip(try #require(whole.entiteJuridique))
    }

    @Test("an account and communes")
    func others() throws {
        var compte = Compte(id: Identifiant(rawValue: 1), habilitations: [], dateCreation: Exemples.now)
        compte.courriel = "aline@exemple.fr"
        compte.acceptations = [.init(version: "1", date: Exemples.now, finAffichee: true)]
        compte.informationsValidees = Exemples.now
        try roundTrip(compte)
        try roundTrip(Exemples.communes)
    }
}
