import Domain
import SQL

extension Professionnel: StoredAggregate {
    static var table: String { "professionnel" }
    static var columns: [String] { ["id_nat_ps"] }
    var values: [SQLValue] { [.text(idNatPS.description)] }
}
