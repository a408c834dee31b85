import Domain
import Testing

@Suite struct CourrielTests {
    @Test(
        "makes addresses regular: no space around, the domain in small letters",
        arguments: [
            ("aline@exemple.fr", "aline@exemple.fr"), ("  Aline.X@Exemple.FR ", "Aline.X@exemple.fr"),
            ("\u{A0}aline@exemple.fr\t\n", "aline@exemple.fr"),
            ("a+b_c-d'e@sous.exemple-x.fr", "a+b_c-d'e@sous.exemple-x.fr"),
            ("a@xn--sant-epa.fr", "a@xn--sant-epa.fr"), ("1@2.fr", "1@2.fr"),
        ])
    func regular(_ typed: String, _ regular: String) {
        #expect(Courriel.normalise(typed) == regular)
    }

    @Test(
        "refuses what is no address",
        arguments: [
            "", "aline", "aline@", "@exemple.fr", "a@b@exemple.fr", "a b@exemple.fr", ".a@exemple.fr", "a.@exemple.fr",
            "a..b@exemple.fr", "a@exemple", "a@.fr", "a@exemple.", "a@exemple..fr", "a@-exemple.fr", "a@exemple-.fr",
            "a@exemple.f", "a@exem_ple.fr", "\"a b\"@exemple.fr", "a@exemple.fr, b@exemple.fr", "a@[10.0.0.12]",
            "a@10.0.0.12", "aé@exemple.fr", "a@santé.fr", "Aline <a@exemple.fr>", "a@exemple.fr\r\nBcc: b@exemple.fr",
        ])
    func refuses(_ typed: String) {
        #expect(Courriel.normalise(typed) == nil)
    }

    @Test("keeps to the lengths of RFC 5321")
    func lengths() {
        let local = String(repeating: "a", count: 64)
        #expect(Courriel.normalise("\(local)@exemple.fr") != nil)
        #expect(Courriel.normalise("\(local)a@exemple.fr") == nil)
        let label = String(repeating: "b", count: 63)
        #expect(Courriel.normalise("a@\(label).fr") != nil)
        #expect(Courriel.normalise("a@\(label)b.fr") == nil)
        let domain = Array(repeating: label, count: 4).joined(separator: ".")
        #expect(Courriel.normalise("a@\(domain).fr") == nil)
    }
}
