import Domain
import SQL

extension EntiteGeographique: StoredAggregate {
    static var table: String { "entite_geographique" }
    static var columns: [String] { ["cle"] }
    var values: [SQLValue] { [.text(cle)] }
}
