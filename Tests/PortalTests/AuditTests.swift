import Domain
import HTTP
import TestSupport
import Testing
import UseCases

/// The audit log on screen.
@Suite struct AuditTests {
    private let visitor: Visitor

    init() throws {
        visitor = try Visitor()
        try visitor.enterWithOffers()
    }

    private func administrate() throws {
        try visitor.addRight(Habilitation(.administrateurNational, sur: .national))
        visitor.choose(.administration)
    }

    @Test("is for national administrators alone", arguments: ["/audit", "/audit/export"])
    func rights(path: String) throws {
        #expect(visitor.get(path) == 403)
        for right in [
            Habilitation(.support, sur: .national), Habilitation(.autorite, sur: .national),
            Habilitation(.administrateurNational, sur: .region("84")),
            Habilitation(.administrateurNational, sur: .national, fin: JourCivil(rang: 1)),
        ] {
            try visitor.addRight(right)
            visitor.choose(.administration)
            #expect(visitor.get(path) == 403)
        }
        try administrate()
        #expect(visitor.get(path) == 200)
        visitor.forget()
        visitor.get(path)
        #expect(visitor.path == "/connexion")
    }

    @Test("reading it is a line of it, with what was looked for")
    func told() throws {
        try administrate()
        visitor.get("/audit?nature=connexion&auteur=x")
        #expect(visitor.page.contains("Aucune ligne ne correspond."))
        visitor.get("/audit")
        #expect(visitor.page.contains("{&quot;auteur&quot;:&quot;x&quot;,&quot;nature&quot;:&quot;connexion&quot;}"))
        #expect(visitor.page.contains("Journal d’audit consulté"))
    }

    @Test("goes from page to page by number, filters kept")
    func pages() throws {
        try administrate()
        try visitor.test.store.write { store in
            for rank in 1...120 {
                try store.audit(FaitAudit(nature: .droitDonne, objet: "objet \(rank)"), by: "a&b", now: Exemples.now)
            }
        }
        visitor.get("/audit?nature=droitDonne&auteur=a%26b")
        #expect(visitor.page.contains("objet 120<") && visitor.page.contains("objet 71<"))
        #expect(!visitor.page.contains("objet 70<") && !visitor.page.contains("Lignes les plus récentes"))
        let next = String(try #require(visitor.page.firstMatch(of: #/href="(/audit\?[^"]*avant=\d+)"/#)?.output.1))
        visitor.get(next.replacing("&amp;", with: "&"))
        #expect(
            visitor.page.contains("objet 70<") && visitor.page.contains("objet 21<")
                && !visitor.page.contains("objet 71<"))
        #expect(visitor.page.contains("Lignes les plus récentes"))
    }

    @Test(
        "answers nonsense by what to type, and keeps it",
        arguments: [
            ("depuis", "hier"), ("depuis", "31/02/2026"), ("jusqua", "2026"), ("compte", "douze"), ("compte", "-1"),
            ("depuis", "1/1/999999999999"),
        ])
    func nonsense(field: String, text: String) throws {
        try administrate()
        #expect(visitor.get("/audit?\(field)=\(PercentEncoding.encode(text))") == 422)
        #expect(visitor.page.contains("value=\"\(text)\"") && visitor.page.contains("aria-invalid"))
        #expect(visitor.get("/audit?avant=x&nature=inconnue&\(field)=") == 200)
    }

    @Test("its file has a header, every line that fits, no formula; taking it is told")
    func file() throws {
        try administrate()
        try visitor.test.store.write { store in
            for rank in 1...1200 {
                try store.audit(FaitAudit(nature: .export, objet: "=1+\(rank)"), by: "a;\"b", now: Exemples.now)
            }
        }
        #expect(visitor.get("/audit/export?nature=export") == 200)
        let rows = visitor.page.split(separator: "\r\n")
        #expect(rows.count == 1201 && rows[0] == "\u{FEFF}numero;date;nature;auteur;objet;detail;empreinte")
        #expect(rows[1].contains(#";export;"a;""b";'=1+1200;{};"#))
        #expect(visitor.response.headers["Content-Disposition"]?.contains("audit-ror.csv") == true)
        visitor.get("/audit?nature=auditExporte")
        #expect(visitor.page.contains("Journal d’audit exporté"))
    }

    @Test("holds no secret of a sign-in: token, code, address, cookie")
    func secrets() throws {
        visitor.post([("courriel", "secret.personnel@exemple.fr")], to: "/compte/courriel")
        visitor.post([], to: "/deconnexion")
        visitor.signIn()
        try visitor.portalJournal.flush(now: Exemples.now)
        let all = try visitor.test.store.read { try $0.lignesAudit(CritereAudit(), before: nil, limit: 1000) }
        let text = all.map(\.json).joined()
        #expect(!all.isEmpty)
        for secret in visitor.cookies.values + [
            "secret.personnel", "aline@exemple.fr", "idToken", "127.0.0.1", visitor.token,
        ] {
            #expect(!secret.isEmpty && !text.contains(secret), "\(secret)")
        }
    }
}
