import Domain
import SQL

extension EntiteJuridique: StoredAggregate {
    static var table: String { "entite_juridique" }
    static var columns: [String] { ["cle"] }
    var values: [SQLValue] { [.text(cle)] }
}
