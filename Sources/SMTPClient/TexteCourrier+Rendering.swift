public import Domain
import HTML

/// One text, two forms: the plain one, and an HTML document without image, style sheet nor colour of its own, so that it is
/// readable on a dark screen, enlarged, or read aloud.
extension TexteCourrier {
    /// The plain text: a blank line between two parts, addresses alone on their line.
    public func plainText(portail: String, support: String) -> String {
        let signature = Self.signature(portail: portail, support: support)
        let body = ([.paragraphe(Self.salutation)] + blocs).map(Self.plain).joined(separator: "\n\n")
        return body + "\n\n-- \n" + signature.map(Self.plain).joined(separator: "\n\n") + "\n"
    }

    /// The HTML document.
    public func document(portail: String, support: String) -> String {
        let signature = Self.signature(portail: portail, support: support)
        let markup: HTML = """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>\(objet)</title>
            </head>
            <body style="margin: 0 auto; padding: 16px; max-width: 600px; font: 16px/1.5 sans-serif">
            <h1 style="font-size: 22px; line-height: 1.3">\(objet)</h1>
            <p>\(Self.salutation)</p>
            \(blocs.html(Self.markup))<hr>
            \(signature.html(Self.markup))</body>
            </html>

            """
        return markup.text
    }

    private static func plain(_ bloc: Bloc) -> String {
        switch bloc {
        case .paragraphe(let text): text
        case .lien(let text, let address): "\(text)\u{A0}:\n\(address)"
        case .liste(let texts): texts.map { "- \($0)" }.joined(separator: "\n")
        }
    }

    private static func markup(_ bloc: Bloc) -> HTML {
        switch bloc {
        case .paragraphe(let text): return "<p>\(text)</p>\n"
        case .lien(let text, let address):
            guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return "<p>\(text)</p>\n" }
            return """
                <p><a href="\(address)" style="font-weight: bold">\(text)</a><br>
                Adresse du lien\u{A0}: <span style="word-break: break-all">\(address)</span></p>

                """
        case .liste(let texts):
            return "<ul>\n\(texts.html { "<li>\($0)</li>\n" })</ul>\n"
        }
    }
}
