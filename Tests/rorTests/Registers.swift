import Foundation
import Testing

extension Binary {
    /// Communes of the COG: enough to invent places and to import them.
    static let communes = """
        TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT
        COM,78646,11,78,78D,783,0,VERSAILLES,Versailles,Versailles,7899,
        COM,42218,84,42,42D,423,0,SAINT ETIENNE,Saint-Étienne,Saint-Étienne,4299,

        """

    /// A program whose database knows two communes.
    static func withCommunes() throws -> Binary {
        let binary = try Binary()
        try binary.write(communes, to: "v_commune_2026.csv")
        let done = try binary.run(["import", "communes", "v_commune_2026.csv"])
        #expect(done.code == 0, "\(done.errors)")
        return binary
    }

    /// Invented registers of two days, in `r`; answers what the first day must create.
    func generate(professionals: Int = 300, seed: Int = 1) throws -> [String: Int] {
        let done = try run([
            "generate", "--professionals", "\(professionals)", "--structures", "20", "--seed", "\(seed)", "--output",
            "r",
            "--communes", "v_commune_2026.csv",
        ])
        #expect(done.code == 0, "\(done.errors)")
        let ledger = try JSONDecoder().decode([String: [String: Int]].self, from: Data(read("r/ledger.json").utf8))
        return ledger["day1"] ?? [:]
    }

    /// The file of a register, by the beginning of its name.
    func register(_ day: Int, _ start: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/r/jour-\(day)")
        return "r/jour-\(day)/" + (try #require(names.first { $0.hasPrefix(start) }, "\(start)"))
    }
}
