import HTTP
import TestSupport
import Testing

/// What holds for every page, in every state.
@Suite struct PageRulesTests {
    private static let fields: Set<String> = ["input", "select", "textarea"]

    @Test("is well nested, in French, with one title of the first level inside main", arguments: Scene.all)
    func structure(_ scene: Scene) throws {
        let document = HTMLDocument(try scene.shown().page)
        #expect(document.faults == [])
        #expect(document.elements.first { $0.name == "html" }?["lang"] == "fr")
        let titles = document.elements.filter { $0.name == "h1" }
        #expect(titles.count == 1 && titles.allSatisfy { $0.ancestors.contains("main") && !$0.text.isEmpty })
        let title = try #require(document.elements.first { $0.name == "title" }).text
        let isRefused = document.elements.contains { $0["id"] == "erreurs" }
        #expect(title.hasSuffix(" – ROR") && title.hasPrefix("Erreur – ") == isRefused)
        if scene.status == 422, !scene.isFailure { #expect(isRefused) }
        for name in ["main", "header", "footer"] { #expect(document.elements.count { $0.name == name } == 1) }
    }

    @Test("never jumps a level of titles", arguments: Scene.all)
    func titles(_ scene: Scene) throws {
        let levels = HTMLDocument(try scene.shown().page).elements.compactMap { element in
            element.name.wholeMatch(of: #/h([1-6])/#).flatMap { Int($0.output.1) }
        }
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    }

    @Test("labels every field, names every button and link", arguments: Scene.all)
    func labels(_ scene: Scene) throws {
        let elements = HTMLDocument(try scene.shown().page).elements
        let labelled = Set(elements.filter { $0.name == "label" && !$0.text.isEmpty }.compactMap { $0["for"] })
        for field in elements where Self.fields.contains(field.name) && field["type"] != "hidden" {
            #expect(labelled.contains(field["id"] ?? "") || field["aria-label"] != nil, "\(field["name"] ?? "")")
        }
        for element in elements where element.name == "button" || element.name == "a" {
            #expect(!element.text.isEmpty || element["aria-label"] != nil, "\(element.attributes)")
        }
    }

    @Test("has each id once, and everything that is referred to", arguments: Scene.all)
    func references(_ scene: Scene) throws {
        let elements = HTMLDocument(try scene.shown().page).elements
        let ids = elements.compactMap { $0["id"] }
        let twice = Set(ids.filter { id in ids.count { $0 == id } > 1 })
        #expect(twice == [])
        for element in elements {
            var targets = ["for", "aria-describedby", "aria-labelledby", "aria-controls"].flatMap { name in
                (element[name] ?? "").split(separator: " ").map(String.init)
            }
            if let link = element["href"], link.hasPrefix("#") { targets.append(String(link.dropFirst())) }
            for target in targets { #expect(ids.contains(target), "\(element.name) refers to #\(target)") }
        }
    }

    @Test("says of each refused field that it is, where, and in a summary", arguments: Scene.all)
    func errors(_ scene: Scene) throws {
        let elements = HTMLDocument(try scene.shown().page).elements
        for field in elements where field["aria-invalid"] == "true" {
            let described = (field["aria-describedby"] ?? "").split(separator: " ").map(String.init)
            let texts = elements.filter { described.contains($0["id"] ?? "") }.map(\.text)
            #expect(texts.contains { !$0.isEmpty }, "\(field["id"] ?? "")")
            let summary = elements.contains { $0.name == "a" && $0["href"] == "#" + (field["id"] ?? "") }
            #expect(summary, "\(field["id"] ?? "") is not in the summary")
        }
    }

    @Test("keeps to the policy of contents: nothing in line, nothing from elsewhere", arguments: Scene.all)
    func contentPolicy(_ scene: Scene) throws {
        let shown = try scene.shown()
        #expect(shown.response.headers["Content-Security-Policy"]?.contains("default-src 'self'") == true)
        #expect(shown.response.headers["Cache-Control"] == "no-store")
        for element in HTMLDocument(shown.page).elements {
            #expect(element.name != "style")
            #expect(!element.attributes.contains { $0.name.hasPrefix("on") || $0.name == "style" }, "\(element)")
            #expect(!element.attributes.contains { $0.value?.hasPrefix("unquoted:") == true }, "\(element)")
            if element.name == "script" {
                #expect(element.text.isEmpty && element["src"]?.hasPrefix("/assets/") == true)
            }
            if element.name == "link" { #expect(element["href"]?.hasPrefix("/assets/") == true) }
        }
    }

    @Test("sends forms by POST with the token of the session, searches without it, to ourselves", arguments: Scene.all)
    func forms(_ scene: Scene) throws {
        let shown = try scene.shown()
        let forms = shown.page.split(separator: "<form ").dropFirst()
        for form in forms {
            let whole = HTMLDocument("<form " + (form.firstRange(of: "</form>").map { form[..<$0.upperBound] } ?? form))
            let elements = whole.elements
            #expect(whole.faults == [])
            #expect(elements.first?["action"]?.hasPrefix("/") == true)
            #expect(elements.contains { $0.name == "button" && $0["type"] == "submit" })
            if elements.first?["role"] == "search" {
                #expect(elements.first?["method"] == "get")
                continue
            }
            #expect(elements.first?["method"] == "post")
            let hasToken = elements.contains { $0.name == "input" && $0["name"] == "jeton" && $0["value"] != "" }
            // Without a session there is nothing to take: the origin of the form is checked alone.
            #expect(hasToken || !shown.page.contains("action=\"/deconnexion\""))
        }
    }
}

extension Scene {
    /// Whether this is a page of failure, which shows no form again.
    fileprivate var isFailure: Bool { name.hasPrefix("erreur-") }
}
