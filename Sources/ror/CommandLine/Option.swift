/// One setting of a command: a flag, an environment variable and a key of the configuration file at once.
///
/// `database` is `--database URL`, `ROR_DATABASE=URL` and `database = URL`.
public struct Option: Sendable {
    /// The name, in kebab-case.
    public let name: String
    /// What its value is, in capitals; `nil` for a switch, set without value.
    public let value: String?
    /// The value when none is given; `nil` when it stays unset.
    public let standard: String?
    /// One sentence for the help.
    public let help: String
    /// Whether the command cannot run without it.
    public let mandatory: Bool

    /// A setting with a value.
    public init(_ name: String, _ value: String, standard: String? = nil, mandatory: Bool = false, _ help: String) {
        self.name = name
        self.value = value
        self.standard = standard
        self.mandatory = mandatory
        self.help = help
    }

    /// A switch.
    public init(switch name: String, _ help: String) {
        self.name = name
        value = nil
        standard = nil
        mandatory = false
        self.help = help
    }

    /// The name of the environment variable: `ROR_PUBLIC_URL` of `public-url`.
    public var variable: String {
        "ROR_" + name.uppercased().replacing("-", with: "_")
    }
}
