import Domain

extension Command {
    /// `ror droits`.
    static let droits = Command("droits", "Prints who may do what, as docs/droits.md shows it.", options: []) { _ in
        print(Droits.markdown, terminator: "")
        return 0
    }
}
