public import Domain
internal import Tabular

extension JourCivil {
    /// The date that the name of a file holds, as twelve digits `AAAAMMJJHHMM` or eight; `nil` when it holds none.
    public init?(dansNom path: String) {
        let last = ByteSource.lastComponent(path)
        for digits in last.split(whereSeparator: { !("0"..."9").contains($0) }) {
            guard digits.count == 12 || digits.count == 8, let year = Int(digits.prefix(4)), year >= 2000,
                let month = Int(digits.dropFirst(4).prefix(2)), let day = Int(digits.dropFirst(6).prefix(2)),
                let date = JourCivil(annee: year, mois: month, jour: day)
            else { continue }
            self = date
            return
        }
        return nil
    }
}
