import Domain
import TestSupport
import Testing

@Suite struct CapaciteAccueilTests {
    /// A row per rule of the known indicators (establishment profiles, §2.5).
    private static let measures: [(measure: MesureCapacite, known: Bool)] = [
        (.init(.lit, .installe), true), (.init(.place, .installe), true),
        (.init(.lit, .installe, .dans24Heures), false), (.init(.lit, .installe, genre: "01"), false),
        (.init(.lit, .disponible), false), (.init(.lit, .disponible, genre: "01"), true),
        (.init(.lit, .disponible, .dans7Jours, genre: "04"), true), (.init(.lit, .disponible, genre: "03"), true),
        (.init(.lit, .disponible, genre: "05"), false),
        (.init(.lit, .disponible, genre: "01", typeFermeture: "01"), false),
        (.init(.lit, .occupe), true), (.init(.lit, .occupe, .dansUneHeure), false),
        (.init(.lit, .reserve), true), (.init(.lit, .reserve, .dans24Heures), true),
        (.init(.lit, .reserve, .dans48Heures), false),
        (.init(.lit, .ferme), false), (.init(.lit, .ferme, typeFermeture: "02"), true),
        (.init(.lit, .ferme, .dans7Jours, typeFermeture: "02"), false),
        (.init(.lit, .ferme, typeFermeture: "9"), false),
        (.init(.lit, .supplementaire), false), (.init(.lit, .supplementaire, typeLitSupplementaire: "01"), true),
        (.init(.lit, .supplementaire, typeLitSupplementaire: "01", typeCrise: "01"), false),
        (.init(.lit, .supplementaire, typeLitSupplementaire: "02"), false),
        (.init(.lit, .supplementaire, typeLitSupplementaire: "03", typeCrise: "02"), true),
        (.init(.lit, .installe, affectationTemporaire: "02"), true),
        (.init(.lit, .installe, affectationTemporaire: "9"), false),
    ]

    @Test("counts known indicators only", arguments: measures.indices)
    func known(row: Int) {
        let (measure, known) = Self.measures[row]
        #expect(measure.estIndicateurConnu == known, "\(measure.cle)")
        let made = try? CapaciteAccueil(
            id: Identifiant(rawValue: 1), lieu: Identifiant(rawValue: 2), mesure: measure, nombre: 3, source: .manuelle,
            date: Exemples.now)
        #expect((made != nil) == known)
    }

    @Test("tells two measures that differ in one part only from each other")
    func keys() {
        let keys = Set(Self.measures.map { CapaciteAccueil.cle(lieu: Identifiant(rawValue: 2), $0.measure) })
        #expect(keys.count == Self.measures.count)
    }

    @Test("takes a count of the same moment or later, from 0 to 99,999", arguments: [-1, 0, 99_999, 100_000])
    func range(number: Int) throws {
        var count = try CapaciteAccueil(
            id: Identifiant(rawValue: 1), lieu: Identifiant(rawValue: 2), mesure: .init(.lit, .installe), nombre: 3,
            source: .manuelle, date: Exemples.now)
        let before = count
        let right = (0...CapaciteAccueil.nombreMaximal).contains(number)
        let taken = try? count.count(number, source: .dossierPatient, date: Exemples.now)
        #expect(taken == (right ? true : nil))
        #expect(count.nombre == (right ? number : 3))
        if !right { #expect(count == before) }
    }
}
