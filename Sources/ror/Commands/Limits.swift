import Domain

extension Command {
    /// `ror limits`.
    static let limits = Command("limits", "Prints every limit, as docs/limits.md shows it.", options: []) { _ in
        print(Limites.markdown, terminator: "")
        return 0
    }
}
