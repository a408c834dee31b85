import SQL
import UseCases

/// The domains of MSSanté operators: some thousands, read whole.
extension SQLTransaction: DomaineMSSanteQuestions, DomaineMSSanteWriter {
    func domainesMSSante() throws -> Set<String> {
        Set(try connection.rows("SELECT domaine FROM domaine_mssante", []) { try $0.text(0) })
    }

    func replaceDomainesMSSante(_ domains: Set<String>) throws {
        guard try domains != domainesMSSante() else { return }
        try connection.execute("DELETE FROM domaine_mssante")
        try connection.load(into: "domaine_mssante", columns: ["domaine"], rows: domains.sorted().map { [.text($0)] })
    }
}
