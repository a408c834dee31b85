import Domain
import Testing

@Suite struct MotDePasseTests {
    private func rule(_ typed: String) -> Regle? {
        do {
            _ = try MotDePasse.choisi(
                typed, personnels: ["aline.exemple@cabinet-lilas.fr", "Aline", "Exemple-Martinez"])
            return nil
        } catch {
            return error.regle
        }
    }

    @Test(
        "takes any long text, blanks and accents included, without a rule of composition",
        arguments: [
            "correct cheval batterie agrafe", "la girafe mauve danse", "xkqvzjwpfhty", "  trois  petits  tours  ",
            "пароль без словаря", "!%&/()=?+*#;-_<>{}[]", "vhq7-2kpz-m4xd", "éèàçùîôûëïüÿ-forêt",
            String(repeating: "kz7!pq0m", count: 16), "mon hamster mange des endives",
        ])
    func good(_ typed: String) { #expect(rule(typed) == nil) }

    @Test(
        "refuses what is frequent, however it is dressed up",
        arguments: [
            "motdepasse123", "MotDePasse2024!", "M0td3p@sse2026", "azertyuiop123", "123456789012", "aaaaaaaaaaaa",
            "Password1234!", "P@ssw0rd2026!", "qwertyuiop12", "abcdefghijkl", "Soleil2024!!!", "jetaimejetaime",
            "Marseille13013", "Bonjour123456", "abababababab", "infirmiere2025", "doctolib20262026", "Noël-2025-2026",
            "juliette-1998-07", "Camille&Nicolas", "!!!!!!!!!!!!", "wxcvbn,azerty1", "098765432109", "Hopital75013!",
            "cabinet-lilas-2026",
        ])
    func frequent(_ typed: String) { #expect(rule(typed) == .motDePasseCourant) }

    @Test(
        "refuses the e-mail, the names and the service",
        arguments: [
            "aline.exemple@cabinet-lilas.fr", "AlineExemple75!", "martinez-exemple-2026",
            "Exemple.Martinez",
        ])
    func personal(_ typed: String) { #expect(rule(typed) == .motDePassePersonnel) }

    @Test("counts characters: 12 at least, 128 at most, of any alphabet")
    func lengths() {
        #expect(rule("") == .obligatoire)
        #expect(rule("kz7!pq0mvx2") == .motDePasseCourt(12))
        #expect(rule("kz7!pq0mvx2w") == nil)
        #expect(rule("🦊🐙🌵🎻🪁🧭🦉") == .motDePasseCourt(12))
        #expect(rule(String(repeating: "kz7!pq0m", count: 16) + "x") == .longueur(128))
        #expect(rule("kz7!pq0mvx2w\u{0}") == .caractereInterdit)
        #expect(MotDePasse(String(repeating: "e\u{301}", count: 100)) != nil)
        #expect(MotDePasse(String(repeating: "x", count: 1_000_000)) == nil)
    }

    @Test("is the same however its accents were typed, and keeps blanks and capital letters")
    func normalised() {
        #expect(MotDePasse("e\u{301}te\u{301} au lac d'Annecy") == MotDePasse("\u{E9}t\u{E9} au lac d'Annecy"))
        #expect(MotDePasse(" a") != MotDePasse("a") && MotDePasse("A") != MotDePasse("a"))
    }
}
