import Domain
import Testing

@Suite struct CommuneTests {
    @Test(
        "is present unless delegated or associated",
        arguments: [
            (Commune.TypeCommune.commune, true), (.arrondissement, true), (.collectivite, true), (.deleguee, false),
            (.associee, false),
        ])
    func estActuelle(_ type: Commune.TypeCommune, present: Bool) throws {
        let code = try #require(CodeCommune("49031"))
        let commune = Commune(code: code, nom: "Bocé", departement: "49", region: "52", codesPostaux: [], type: type)
        #expect(commune.estActuelle == present)
    }

    @Test(
        "a place on Earth is refused out of range",
        arguments: [(90.1, 0.0), (-90.1, 0), (0, 180.1), (0, -180.1), (.nan, 0), (0, .infinity)])
    func coordinates(_ latitude: Double, _ longitude: Double) {
        #expect(CoordonneeGeographique(latitude: latitude, longitude: longitude) == nil)
    }

    @Test("a place on Earth is taken up to its bounds")
    func coordinateBounds() {
        #expect(CoordonneeGeographique(latitude: -90, longitude: 180) != nil)
        #expect(CoordonneeGeographique(latitude: 48.8, longitude: 2.1)?.latitude == 48.8)
    }
}
