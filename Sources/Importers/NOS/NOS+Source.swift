internal import Tabular

extension NOS {
    /// The JSON documents of a file: itself, or the `.json` entries of a zip.
    struct Source {
        /// The most bytes of one document: 64 MiB.
        static let documentBytes = 64 << 20
        /// The most documents of a zip.
        static let documents = 10_000

        let path: String
        /// The paths of the entries, `nil` for a file that is not a zip.
        private let entries: [String]?

        /// Opens a file. Throws `FichierRefuse` when it cannot be read, or is a zip without JSON or with too many entries.
        init(path: String) throws(FichierRefuse) {
            self.path = path
            let all: [String]
            do throws(TabularError) { all = try ByteSource.entries(path: path) } catch { throw FichierRefuse(error) }
            let json = all.filter { $0.lowercased().hasSuffix(".json") }
            entries = all.isEmpty ? nil : Set(json).sorted()
            let name = ByteSource.lastComponent(path)
            if !all.isEmpty, json.isEmpty { throw FichierRefuse(.empty, "The archive \(name) holds no JSON document.") }
            if json.count > Self.documents {
                throw FichierRefuse(.unreadable, "The archive \(name) holds more than \(Self.documents) documents.")
            }
        }

        /// Hands over each document in turn. Throws `FichierRefuse` when one cannot be read or is too large.
        func forEachDocument(_ body: (_ name: String, _ bytes: [UInt8]) throws -> Void) throws {
            for entry in entries.map({ $0.map(Optional.some) }) ?? [nil] {
                let source: ByteSource
                let bytes: [UInt8]
                do throws(TabularError) {
                    let limits = ReadLimits(expandedBytes: Int64(Self.documentBytes))
                    source = try ByteSource(path: path, limits: limits) { entry == nil || $0 == entry }
                    bytes = try source.readAll(maximum: Self.documentBytes)
                } catch {
                    throw FichierRefuse(error)
                }
                try body(source.name, bytes)
            }
        }
    }
}
