import Domain
import Testing

@Suite struct AdresseWebTests {
    @Test(
        "keeps web addresses and adds the scheme that was not typed",
        arguments: [
            ("https://exemple.fr", "https://exemple.fr"), ("http://exemple.fr/rdv", "http://exemple.fr/rdv"),
            ("exemple.fr", "https://exemple.fr"), ("www.exemple.fr/a?b=c#d", "https://www.exemple.fr/a?b=c#d"),
            ("HTTPS://Exemple.fr", "https://Exemple.fr"), (" exemple.fr ", "https://exemple.fr"),
            ("exemple.fr\n", "https://exemple.fr"), ("https://exemple.fr:8443/x", "https://exemple.fr:8443/x"),
            ("exemple.fr?u=https://autre.fr", "https://exemple.fr?u=https://autre.fr"),
            ("https://exemple.fr/@cabinet", "https://exemple.fr/@cabinet"),
            ("https://3.cabinets.fr", "https://3.cabinets.fr"),
        ])
    func keeps(_ typed: String, _ regular: String) {
        #expect(AdresseWeb.normalise(typed) == regular)
    }

    @Test(
        "refuses other schemes and what has no public host",
        arguments: [
            "", "exemple", "https://", "https:///x", "ftp://exemple.fr", "javascript:alert(1)",
            "javascript://exemple.fr/%0aalert(1)",
            "data:text/html,x", "mailto:a@exemple.fr", "http:/exemple.fr", "https://https://exemple.fr", "//exemple.fr",
            "http://localhost", "http://localhost.localdomain", "http://cabinet.local", "http://serveur.internal",
            "http://nas.lan", "http://nas.home", "http://x.home.arpa", "http://x.localhost", "http://portail.intranet",
            "http://portail.corp", "http://portail.private",
        ])
    func refuses(_ typed: String) {
        #expect(AdresseWeb.normalise(typed) == nil)
    }

    @Test(
        "refuses addresses of machines, public or private, in any writing",
        arguments: [
            "http://127.0.0.1", "10.0.0.12", "https://192.168.1.10/x", "http://8.8.8.8", "http://[::1]/",
            "http://[fe80::1]",
            "http://0x7f.0.0.0x1", "http://0177.0.0.01", "http://2130706433", "http://1.2.3.0x10",
        ])
    func refusesMachines(_ typed: String) {
        #expect(AdresseWeb.normalise(typed) == nil)
    }

    @Test(
        "refuses credentials, wrong ports and characters that leave an address",
        arguments: [
            "https://a:b@exemple.fr", "https://exemple.fr@autre.fr", "https://autre.fr\\@exemple.fr",
            "https://exemple.fr\\x",
            "https://exemple.fr:", "https://exemple.fr:x", "https://exemple.fr:65536", "https://exemple.fr:0",
            "javascript.fr:alert(1)", "https://exemple.fr/\"onclick=x", "https://exemple.fr/\u{7F}", "https://santé.fr",
        ])
    func refusesTricks(_ typed: String) {
        #expect(AdresseWeb.normalise(typed) == nil)
    }
}
