import Domain
import SQL

extension Compte: StoredAggregate {
    static var table: String { "compte" }
    static var columns: [String] { ["id_nat_ps"] }
    var values: [SQLValue] { [.text(idNatPS.description)] }
}
