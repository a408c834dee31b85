import Domain
import Testing

@Suite struct BoiteLettreMSSTests {
    @Test(
        "recognises mailboxes by their domain",
        arguments: [
            "a@mssante.fr", "a@medecin.mssante.fr", "a@CH-X.Formation.MSSANTE.FR", "a@mssante.ch-x.fr",
            "a@mss.exemple.fr",
            "a@mssante-ch.fr", "a@ch-mssante.fr", "a@x.ch-mssante.org",
        ])
    func recognises(_ address: String) {
        #expect(BoiteLettreMSS.recognizes(address))
    }

    @Test(
        "leaves ordinary addresses alone",
        arguments: [
            "a@exemple.fr", "mssante@exemple.fr", "a@notmssante.fr", "a@mssantex.fr", "a@messante.fr", "a@mss-x.fr", "",
        ])
    func ordinary(_ address: String) {
        #expect(!BoiteLettreMSS.recognizes(address))
    }
}
