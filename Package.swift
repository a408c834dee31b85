// swift-tools-version: 6.2
// The house and the direction of its imports: docs/architecture.md.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// One Swift target of the house: its name, what it may import, the files embedded in its code.
func room(_ name: String, _ imports: [String] = [], embeds: [String] = []) -> Target {
    .target(
        name: name,
        dependencies: imports.map { .init(stringLiteral: $0) },
        exclude: ["README.md"],
        resources: embeds.map { .embedInCode($0) },
        swiftSettings: strict)
}

func tests(of name: String, _ imports: [String] = [], without excluded: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: ([name] + imports).map { .init(stringLiteral: $0) },
        exclude: excluded,
        swiftSettings: strict)
}

func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let targets: [Target] = [
    // C libraries of the system
    library("CArgon2", pkgConfig: "libargon2", package: "libargon2-dev"),
    library("CArchive", pkgConfig: "libarchive", package: "libarchive-dev"),
    library("CCairo", pkgConfig: "cairo-pdf", package: "libcairo2-dev"),
    library("CCmark", pkgConfig: "libcmark", package: "libcmark-dev"),
    library("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
    library("CMicrohttpd", pkgConfig: "libmicrohttpd", package: "libmicrohttpd-dev"),
    library("COpenSSL", pkgConfig: "openssl", package: "libssl-dev"),
    library("CPostgres", pkgConfig: "libpq", package: "libpq-dev"),
    library("CProj", pkgConfig: "proj", package: "libproj-dev"),
    library("CQRencode", pkgConfig: "libqrencode", package: "libqrencode-dev"),
    library("CYajl", pkgConfig: "yajl", package: "libyajl-dev"),
    library("CXXHash", pkgConfig: "libxxhash", package: "libxxhash-dev"),
    library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    // Floor 1: pure values
    room("Domain", embeds: ["Nomenclature/Tables", "Compte/mots-courants.txt"]),
    room("HTTP"),
    room("HTML"),
    room("SQL"),
    room("FHIRModel"),
    room("Tabular", ["CArchive"]),
    room("Fingerprint", ["CXXHash"]),
    room("JSONStream", ["CYajl"]),
    room("Projection", ["CProj"]),
    room("Markdown", ["CCmark"]),
    room("PDF", ["CCairo"]),
    room("QRCode", ["CQRencode"]),
    room("Threads"),
    room("Cryptography", ["COpenSSL", "CArgon2"]),
    // Floor 2: use cases, mappings, drivers
    room("UseCases", ["Domain"]),
    room("FHIRMapping", ["Domain", "FHIRModel"]),
    room("SQLiteDriver", ["SQL", "CSQLite"]),
    room("PostgresDriver", ["SQL", "CPostgres"]),
    room("HTTPServer", ["Domain", "HTTP", "CMicrohttpd"]),
    room("HTTPClient", ["HTTP", "CCurl"]),
    room("JOSE", ["Domain", "Cryptography"]),
    room("SMTPClient", ["Domain", "HTML", "CCurl"]),
    // Floor 3: the doors and the store
    room("Storage", ["UseCases", "Domain", "SQL", "Cryptography", "Fingerprint", "Threads"]),
    room("Portal", ["UseCases", "Domain", "HTTP", "HTML", "Markdown", "PDF", "QRCode"], embeds: ["Assets"]),
    room("FHIRServer", ["UseCases", "Domain", "FHIRMapping", "FHIRModel", "HTTP"]),
    room(
        "Importers", ["UseCases", "Domain", "Tabular", "Fingerprint", "JSONStream", "Projection", "Threads"],
        embeds: ["Communes/collectivites.tsv"]),
    room("ProSanteConnect", ["Domain", "UseCases", "HTTP", "HTTPClient", "Cryptography", "JOSE"]),
    room("DemoPSC", ["Domain", "HTTP", "HTML", "Cryptography", "JOSE", "Importers", "Tabular"]),
    room("OAuth", ["UseCases", "Domain", "HTTP", "JOSE", "Cryptography"]),
    room("Generation", ["UseCases", "Domain", "Importers"]),
    // Floor 4: the executable
    .executableTarget(
        name: "ror",
        dependencies: [
            "Domain", "UseCases", "HTTP", "SQL", "SQLiteDriver", "PostgresDriver", "HTTPServer", "HTTPClient",
            "SMTPClient", "Cryptography", "JOSE", "Storage", "Portal", "FHIRServer", "Importers", "Tabular",
            "ProSanteConnect", "DemoPSC", "Generation", "Markdown", "OAuth",
        ],
        exclude: ["README.md"],
        swiftSettings: strict,
        // Addresses bound at start then read only, no executable stack (Tests/rorTests/HardeningTests.swift).
        linkerSettings: [.unsafeFlags(["relro", "now", "noexecstack"].flatMap { ["-Xlinker", "-z", "-Xlinker", $0] })]),
    // Tests
    .target(
        name: "TestSupport", dependencies: ["Domain", "UseCases", "SQL", "SQLiteDriver", "Storage", "Cryptography"],
        path: "Tests/TestSupport",
        swiftSettings: strict),
    tests(of: "Domain", ["TestSupport"]),
    tests(of: "HTTP"),
    tests(of: "HTML"),
    tests(of: "FHIRModel"),
    tests(of: "Tabular"),
    tests(of: "Fingerprint"),
    tests(of: "JSONStream"),
    tests(of: "Projection"),
    tests(of: "Markdown"),
    tests(of: "PDF"),
    tests(of: "QRCode"),
    tests(of: "Threads"),
    tests(of: "UseCases", ["Domain", "SQL", "Storage", "TestSupport"]),
    tests(of: "FHIRMapping", ["Domain", "FHIRModel", "TestSupport"]),
    tests(of: "HTTPServer", ["HTTP", "Domain"]),
    tests(of: "SMTPClient", ["Domain"], without: ["Snapshots"]),
    tests(of: "Cryptography"),
    tests(
        of: "Storage",
        ["Cryptography", "Domain", "UseCases", "SQL", "SQLiteDriver", "PostgresDriver", "TestSupport"]),
    tests(of: "JOSE", ["Cryptography"]),
    tests(
        of: "Portal", ["Domain", "FHIRServer", "UseCases", "HTTP", "SQL", "Storage", "TestSupport"],
        without: ["Snapshots"]),
    tests(of: "FHIRServer", ["Domain", "UseCases", "HTTP", "Storage", "TestSupport"]),
    tests(of: "Importers", ["Domain", "UseCases", "SQL", "Tabular", "TestSupport"]),
    tests(
        of: "ProSanteConnect",
        [
            "Domain", "UseCases", "HTTP", "HTTPClient", "Cryptography", "JOSE", "DemoPSC", "HTTPServer", "Importers",
            "Tabular",
        ]),
    tests(
        of: "OAuth",
        ["Domain", "UseCases", "HTTP", "JOSE", "Cryptography", "SQL", "Storage", "FHIRServer", "TestSupport"]),
    tests(of: "Generation", ["Domain", "UseCases", "Importers", "TestSupport"]),
    tests(of: "ror", ["Domain", "HTTP", "SQL", "SQLiteDriver", "Storage", "UseCases"]),
]

/// What `script/fuzz` builds, under its own sanitizers: no part of the normal build.
let fuzz: [Target] = [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
    .executableTarget(
        name: "Fuzz",
        dependencies: [
            "CLibFuzzer", "Domain", "HTTP", "HTML", "Tabular", "JSONStream", "UseCases", "HTTPServer", "Cryptography",
            "FHIRServer", "JOSE", "ProSanteConnect",
        ],
        path: "Tests/Fuzz", exclude: ["CLibFuzzer", "corpus"],
        swiftSettings: strict),
]

let isFuzzing = Context.environment["ROR_FUZZ"] != nil
let package = Package(name: "ror", targets: targets + (isFuzzing ? fuzz : []))
