import Domain
import Testing

@Suite struct CanalContactTests {
    @Test("every channel has a code of the national table")
    func codes() {
        for canal in CanalContact.allCases {
            #expect(Nomenclature.canalCommunication.contient(canal.code), "\(canal)")
        }
        #expect(CanalContact.mssante.code == CanalContact.courriel.code)
        #expect(CanalContact.telephoneMobile.code == "1")
    }
}
