import Domain
import Storage
import UseCases

extension Command {
    /// `ror audit verify`.
    static let auditVerify = Command(
        "audit verify", "Verifies that no line of the audit log was removed, changed, inserted or moved.",
        options: [
            Databases.option,
            Option(
                "anchor", "N:HASH",
                "What ror audit head printed before: also finds an end that was cut or written again."),
        ],
        note: "Without anchor, whoever can write in the database could have made the whole chain again.\n"
    ) { arguments in
        let anchor = try arguments["anchor"].map { text in
            guard let anchor = MaillonAudit(text) else {
                throw CommandLineError(
                    "Option --anchor must be what ror audit head prints, a number, a colon and 64 digits, not \"\(text)\"."
                )
            }
            return anchor
        }
        let result = try SQLAuditStore(try Databases.open(arguments)).verify(anchor: anchor)
        guard case .intacte(let first, let head) = result else {
            throw CommandLineError(sentence(result), exitCode: 1)
        }
        let lines = head.numero < first ? "no line" : "lines \(first) to \(head.numero)"
        Console.say("The audit log holds: \(lines), head \(head)\(anchor == nil ? "" : ", through the anchor").")
        return 0
    }

    /// What is wrong, in one sentence.
    static func sentence(_ result: VerificationAudit) -> String {
        switch result {
        case .intacte: "The audit log holds."
        case .ancreTropAncienne(let first):
            "The anchor is of a line that was removed because of its age: give one of line \(first - 1) or later."
        case .rompue(let number, .manquante): "The audit log is broken: line \(number) is missing."
        case .rompue(let number, .alteree):
            "The audit log is broken: line \(number) was changed, inserted or moved, or the one before it was."
        case .rompue(let number, .finCoupee): "The audit log is broken: its end was cut from line \(number) on."
        case .rompue(let number, .autreQueLAncre):
            "The audit log is broken: line \(number) is not the one that the anchor was taken of."
        case .rompue(let number, .debutNonAnnonce):
            "The audit log is broken: lines up to \(number) were removed, and no line tells it."
        }
    }
}
