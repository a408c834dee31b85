import Domain
import Foundation
import SMTPClient
import Testing

/// Each message as text and as HTML, against what was recorded in `Snapshots`. Recorded again by
/// `ROR_RECORD_SNAPSHOTS=1 swift test --filter ModeleSnapshotTests`; read the difference before committing it.
@Suite struct ModeleSnapshotTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Snapshots")
    private static let records = ProcessInfo.processInfo.environment["ROR_RECORD_SNAPSHOTS"] == "1"
    private static let portail = "https://ror.example.org"
    private static let day = JourCivil(rang: 20_800)

    static let modeles: [ModeleCourrier] = [
        .motDePasseOublie(lien: portail + "/mot-de-passe/abc?x=1&y=2"), .motDePasseModifie,
        .confirmationCourriel(lien: portail + "/courriel/abc"), .courrielRemplace,
        .compteCree(lien: portail + "/mot-de-passe-oublie"), .compteExistant, .demandeCompteRecue(reference: "D-0042"),
        .demandeCompteAFaire(reference: "D-0042"),
        .demandeCompteRefusee(motif: "La structure n’est pas de la région <Bretagne> & « voisines »."),
        .habilitationDonnee(profil: "Porteur d’offre", perimetre: "CENTRE DES TILLEULS", debut: day, fin: day),
        .habilitationRetiree(profil: "Porteur d’offre", perimetre: "CENTRE DES TILLEULS"), .secondFacteurActive,
        .secondFacteurDesactive, .carteRattachee,
        .anomalieCorrigee(element: "Adresse de la structure", offre: "Consultation, CABINET DU PARC (84/0000123)"),
        .offreAVerifier(offres: ["Consultation, CABINET DU PARC (84/0000123)"]),
        .brouillonBientotSupprime(offres: ["CABINET DU PARC (84/0000123)"], date: day),
        .rappelAnnuel(offres: (1...23).map { "Consultation \($0)" }, mois: 11),
    ]

    @Test("says what was recorded", arguments: modeles)
    func says(modele: ModeleCourrier) throws {
        let text = modele.texte(portail: Self.portail)
        let support = "support@example.org"
        try compare("\(text.objet)\n\n" + text.plainText(portail: Self.portail, support: support), "\(modele.nom).txt")
        try compare(text.document(portail: Self.portail, support: support), "\(modele.nom).html")
    }

    @Test("no snapshot is of a message that is gone, and none lacks")
    func names() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(Self.modeles.flatMap { ["\($0.nom).txt", "\($0.nom).html"] }))
    }

    private func compare(_ text: String, _ name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        if Self.records { return try Data(text.utf8).write(to: file) }
        let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text == recorded, "\(name) is not what was recorded")
    }
}
