import Domain
import TestSupport
import Testing
import UseCases

@Suite struct SceauRattachementTests {
    private let now = Exemples.now
    private let seal = SceauRattachement(secret: Array("secret".utf8), primitives: .tests)

    private var card: PreuvesRattachement.Carte {
        .init(Exemples.idNatPS(1), prenom: "Ali\nne", nom: "EXEMPLE\u{202E}", date: now)
    }

    @Test("gives back the proofs that were sealed, texts made regular")
    func roundTrip() throws {
        let access = PreuvesRattachement.Acces(Identifiant(rawValue: 7), date: now)
        for proofs in [
            PreuvesRattachement(), PreuvesRattachement(carte: card), PreuvesRattachement(acces: access),
            PreuvesRattachement(carte: card, acces: access),
        ] {
            #expect(seal.open(try seal.seal(proofs), now: now) == proofs)
        }
        #expect(card.prenom == "Ali ne" && !card.nom.unicodeScalars.contains("\u{202E}"))
    }

    @Test("each proof serves a quarter of an hour of its own")
    func ends() throws {
        let early = PreuvesRattachement.Acces(Identifiant(rawValue: 7), date: now.adding(seconds: -600))
        let sealed = try seal.seal(PreuvesRattachement(carte: card, acces: early))
        let later = seal.open(sealed, now: now.adding(seconds: 400))
        #expect(later.carte != nil && later.acces == nil)
        #expect(seal.open(sealed, now: now.adding(seconds: PreuvesRattachement.duree)) == PreuvesRattachement())
    }

    @Test("opens nothing that was changed, that another secret sealed, or that is no seal")
    func forged() throws {
        let other = SceauRattachement(secret: Array("autre".utf8), primitives: .tests)
        var changed = try seal.seal(PreuvesRattachement(carte: card))
        let sealed = changed
        changed.replaceSubrange(changed.startIndex...changed.startIndex, with: changed.first == "A" ? "B" : "A")
        for text in [changed, "", "x", String(sealed.dropLast()), sealed + "A"] {
            #expect(seal.open(text, now: now) == PreuvesRattachement(), "\(text)")
        }
        #expect(other.open(sealed, now: now) == PreuvesRattachement())
    }
}
