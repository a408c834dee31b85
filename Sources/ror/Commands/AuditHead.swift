import Domain
import Storage
import UseCases

extension Command {
    /// `ror audit head`.
    static let auditHead = Command(
        "audit head", "Prints the last line of the audit log as N:HASH: an anchor, to be kept on another machine.",
        options: [Databases.option]
    ) { arguments in
        Console.say(try SQLAuditStore(try Databases.open(arguments)).head().description)
        return 0
    }
}
