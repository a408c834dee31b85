import Domain
import Testing

@Suite struct EtapeTests {
    @Test("six steps follow each other, the last one is not to be validated")
    func steps() {
        #expect(Etape.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6])
        #expect(Etape.offre.suivante == .modalites)
        #expect(Etape.recapitulatif.suivante == nil)
        #expect(Etape.repertoires.precedente == nil)
        #expect(Etape.recapitulatif.precedente == .horaires)
        #expect(Etape.aValider == [.repertoires, .offre, .modalites, .contacts, .horaires])
        #expect(Etape.offre < .horaires)
    }
}
