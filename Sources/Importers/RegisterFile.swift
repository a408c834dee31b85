public import Domain
public import Tabular

/// A file of a register, plain or compressed: which entry of an archive is read, of which edition it is.
public struct RegisterFile: Sendable {
    /// The path of the file.
    public let path: String
    /// The date of the edition, as the name of the entry or of the file tells it; `nil` when it does not.
    public let edition: JourCivil?
    private let entry: String?

    /// The last component of the path.
    var name: String { ByteSource.lastComponent(path) }

    /// A file; of a zip, the entry that bears one of the names (letters and digits only are compared), or the only one it has.
    ///
    /// Throws `FichierRefuse` when the file cannot be read or is a zip without such an entry.
    public init(path: String, named names: String...) throws(FichierRefuse) {
        self.path = path
        let entries: [String]
        do throws(TabularError) { entries = try ByteSource.entries(path: path) } catch { throw FichierRefuse(error) }
        let wanted = names.map { HeaderMap.normalized($0) }
        let named = entries.first { entry in wanted.contains { HeaderMap.normalized(entry).contains($0) } }
        entry = named ?? (entries.count == 1 ? entries[0] : nil)
        guard entries.isEmpty || entry != nil else {
            throw FichierRefuse(.unreadable, "The archive \(path) holds no file \(names.joined(separator: " or ")).")
        }
        edition = entry.flatMap { JourCivil(dansNom: $0) } ?? JourCivil(dansNom: path)
    }

    /// Opens the content. Throws `FichierRefuse` when it cannot be read.
    public func open() throws(FichierRefuse) -> ByteSource {
        do throws(TabularError) {
            return try ByteSource(path: path) { entry == nil || $0 == entry }
        } catch {
            throw FichierRefuse(error)
        }
    }

    /// The beginning of the content, as text. Throws `FichierRefuse` when it cannot be read.
    func start(_ bytes: Int) throws(FichierRefuse) -> String {
        let source = try open()
        do throws(TabularError) {
            return String(decoding: try source.nextChunk()?.prefix(bytes) ?? [], as: UTF8.self)
        } catch {
            throw FichierRefuse(error)
        }
    }
}

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
