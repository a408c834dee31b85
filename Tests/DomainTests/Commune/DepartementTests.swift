import Domain
import Testing

@Suite struct DepartementTests {
    @Test("knows the 101 departments, each code once, and names them")
    func knowsAll() {
        let codes = Departement.tous.map(\.code)
        #expect(Set(codes).count == codes.count)
        let departments = (1...19).map { $0 < 10 ? "0\($0)" : "\($0)" } + ["2A", "2B"] + (21...95).map(String.init)
        #expect(Set(departments + ["971", "972", "973", "974", "976"]).isSubset(of: codes))
        #expect(Departement.nom("2A") == "Corse-du-Sud")
        #expect(Departement.nom("31") == "Haute-Garonne")
        #expect(Departement.nom("976") == "Mayotte")
    }

    @Test("shows an unknown code as it is")
    func unknown() {
        #expect(Departement.nom("99") == "99")
    }
}
