import FoundationEssentials
import HTTP

/// The style sheets, scripts, icons and fonts that pages use, held in memory.
///
/// Ours are embedded in the program. Those of the DSFR are read at start from a directory that holds `dsfr-<version>/`; when
/// it is absent, or the neutral theme is asked for, our own style sheet takes their place.
public struct AssetLibrary: Sendable {
    /// Which theme to show.
    public enum Theme: String, Sendable, CaseIterable {
        /// The DSFR when its files are there, else the neutral theme.
        case auto
        /// The DSFR.
        case dsfr
        /// The neutral theme of the project.
        case neutre
    }

    private struct Asset: Sendable {
        let type: String
        let bytes: [UInt8]
        let gzip: [UInt8]?
    }

    private let assets: [String: Asset]
    private let ownFolder: String
    /// Whether the DSFR is used.
    public let usesDSFR: Bool
    /// The addresses of the style sheets, in order.
    let styleSheets: [String]
    /// The addresses of the scripts that every page loads.
    let scripts: [String]

    /// The assets of a theme. `directory` holds `dsfr-<version>/`; `nil` or without it, only ours are served.
    public init(theme: Theme, directory: String?) {
        let own = Self.own
        ownFolder = "ror-" + Self.version(of: own.flatMap(\.1))
        let dsfr = theme == .neutre ? nil : directory.flatMap(Self.findDSFR)
        var found = dsfr.map { Self.read($0.path, under: $0.name) } ?? [:]
        for (name, bytes) in own {
            found[ownFolder + "/" + name] = Asset(type: Self.type(of: name), bytes: bytes, gzip: nil)
        }
        assets = found
        usesDSFR = dsfr != nil
        let folder = SiteURL.asset(dsfr?.name ?? ownFolder).path
        let ours = SiteURL.asset(ownFolder).path
        styleSheets =
            (dsfr == nil ? ["\(ours)/neutre.css"] : ["\(folder)/dsfr.min.css", "\(folder)/utility/utility.min.css"])
            + ["\(ours)/ror.css"]
        scripts = dsfr == nil ? [] : ["\(ours)/theme.js", "\(folder)/dsfr.module.min.js"]
    }

    /// The address of one of our own assets.
    func url(_ name: String) -> String {
        SiteURL.asset(ownFolder + "/" + name).path
    }

    /// The answer for an asset, `nil` when there is none of that name. Names carry a version: browsers keep them a year.
    func response(_ name: String, acceptEncoding: String?) -> Response? {
        guard let asset = assets[name] else { return nil }
        let compressed = acceptEncoding?.contains("gzip") == true ? asset.gzip : nil
        var response = Response(type: asset.type, body: compressed ?? asset.bytes)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        if asset.gzip != nil { response.headers["Vary"] = "Accept-Encoding" }
        if compressed != nil { response.headers["Content-Encoding"] = "gzip" }
        return response
    }

    private static let own: [(String, [UInt8])] = [
        ("neutre.css", PackageResources.neutre_css), ("ror.css", PackageResources.ror_css),
        ("favicon.svg", PackageResources.favicon_svg), ("cgu.js", PackageResources.cgu_js),
        ("communes.js", PackageResources.communes_js), ("horaires.js", PackageResources.horaires_js),
        ("mot-de-passe.js", PackageResources.mot_de_passe_js),
        ("theme.js", PackageResources.theme_js),
    ]

    private static func findDSFR(in directory: String) -> (name: String, path: String)? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        guard let name = names.filter({ $0.hasPrefix("dsfr-") }).max() else { return nil }
        return (name, directory + "/" + name)
    }

    private static func read(_ folder: String, under prefix: String) -> [String: Asset] {
        var found: [String: Asset] = [:]
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] where !name.hasSuffix(".gz") {
            guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            let gzip = FileManager.default.contents(atPath: folder + "/" + name + ".gz")
            found[prefix + "/" + name] = Asset(
                type: type(of: name), bytes: [UInt8](bytes), gzip: gzip.map { [UInt8]($0) })
        }
        return found
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        case "webmanifest": "application/manifest+json"
        default: "application/octet-stream"
        }
    }

    /// A short name that changes with the bytes (FNV-1a, 64 bits).
    private static func version(of bytes: [UInt8]) -> String {
        String(bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 36)
    }
}

extension Portal {
    func addAssetRoutes(to router: inout Router) {
        router.on(.get, SiteURL.asset("{name...}").path) { request, parameters in
            assets.response(parameters["name"], acceptEncoding: request.headers["Accept-Encoding"])
                ?? errorPage(404, request: request)
        }
    }
}
