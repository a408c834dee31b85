internal import Synchronization

/// The code tables in use: the embedded ones, brought to the imported releases once they are installed.
public final class NomenclaturesCourantes: Sendable {
    private let tables = Mutex(JeuDeValeurs.embarques)

    /// The embedded tables.
    public init() {}

    /// The table of a value set.
    public subscript(jeu: JeuDeValeurs) -> Nomenclature {
        tables.withLock { $0[jeu.rawValue] }
    }

    /// Puts imported releases in use in place of those installed before; addresses that no table has are passed over.
    public func install(_ editions: [Nomenclature.Edition]) {
        let known = Dictionary(editions.map { ($0.adresse, $0) }, uniquingKeysWith: { _, last in last })
        let completed = JeuDeValeurs.embarques.map {
            $0.completee(jeu: known[$0.adresse], systeme: known[$0.systeme])
        }
        tables.withLock { $0 = completed }
    }
}
