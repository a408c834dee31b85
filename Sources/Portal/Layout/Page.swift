import HTML

/// What a page shows inside the common frame.
struct Page: Sendable {
    /// The title of the document, most specific first, without the name of the service.
    var titre: String
    /// The content of `main`, its `h1` included.
    var contenu: HTML
    /// Whether the form was refused: the title says so first, the status is 422.
    var enErreur = false
    /// The status of the answer.
    var status = 200
    /// The modules of `Assets` that this page uses, such as `horaires.js`.
    var scripts: [String] = []
}
