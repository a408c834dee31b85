import Domain
import Testing

@Suite struct CanalContactTests {
    @Test("every channel has a code of the national table")
    func codes() {
        for canal in CanalContact.allCases {
            #expect(Nomenclature.canalCommunication.contains(canal.code), "\(canal)")
        }
        #expect(CanalContact.mssante.code == CanalContact.courriel.code)
        #expect(CanalContact.telephoneMobile.code == "1")
    }

    @Test("an MSSanté mailbox is refused as an ordinary e-mail, an ordinary e-mail as an MSSanté mailbox")
    func mailboxes() {
        let contacts = ContactsOffre(
            patients: [ContactSaisi(canal: .courriel, adresse: "aline@medecin.mssante.fr")],
            professionnels: [ContactSaisi(canal: .mssante, adresse: "aline@exemple.fr")])
        #expect(contacts.verifiee().erreurs.map(\.regle) == [.courrielHorsMSSante, .adresseMSSante])
    }
}
