/// What a browser says of itself, told coarsely enough that its person recognises it and nobody else does.
enum Appareil {
    /// Words of `User-Agent`, the first found wins: others pretend to be those that come later.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ]
    private static let systems = [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]

    /// « Firefox sur Windows »; « Navigateur inconnu » for what is none of the known ones. Nothing of the header is kept.
    static func name(userAgent: String?) -> String {
        let text = String((userAgent ?? "").prefix(512))
        let browser = browsers.first { text.contains($0.0) }?.1 ?? "Navigateur inconnu"
        return systems.first { text.contains($0.0) }.map { browser + " sur " + $0.1 } ?? browser
    }
}
