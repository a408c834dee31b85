import Domain
import TestSupport
import UseCases

extension Scene {
    /// The audit log, and the conditions of use as anybody reads them.
    static let trace: [Scene] = [
        Scene("audit") { visitor in
            try administrate(visitor)
            visitor.get("/audit?auteur=ror+user+grant")
        },
        Scene("audit-suite") { visitor in
            try administrate(visitor)
            try visitor.test.store.write { store in
                for rank in 1...60 {
                    try store.audit(FaitAudit(nature: .export, objet: "\(rank)"), by: "export", now: Exemples.now)
                }
            }
            visitor.get("/audit?auteur=export")
        },
        Scene("audit-vide") { visitor in
            try administrate(visitor)
            visitor.get("/audit?objet=rien")
        },
        Scene("audit-refuse", status: 422) { visitor in
            try administrate(visitor)
            visitor.get("/audit?depuis=hier&compte=douze&auteur=%3Cb%3E")
        },
        Scene("conditions-publiques") { $0.get("/conditions") },
        Scene("conditions-historique") { visitor in
            try visitor.publishConditions("2.0", in: 60)
            visitor.get("/conditions/historique")
        },
    ]

    private static func administrate(_ visitor: Visitor) throws {
        try visitor.enterWithOffers()
        try visitor.addRight(Habilitation(.administrateurNational, sur: .national))
        visitor.choose(.administration)
        let fait = FaitAudit(nature: .droitDonne, objet: "compte 12", detail: ["profil": "support"])
        try visitor.test.store.write { try $0.audit(fait, by: "ror user grant", now: Exemples.now) }
    }
}
