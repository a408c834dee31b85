import Domain
import Storage
import UseCases

extension Command {
    /// `ror mail list`.
    static let mailList = Command(
        "mail list", "Lists the messages that wait; with --dead, those that an operator must look at.",
        options: [
            Databases.option, Option(switch: "dead", "Lists the messages that could not be sent."),
            Option(switch: "sent", "Lists the messages that were sent in the last 30 days."),
            Option("limit", "N", standard: "50", "How many messages, the last deposited first."),
        ]
    ) { arguments in
        let outbox = try outbox(arguments)
        let etat: EtatCourrier.Etat =
            try arguments.isSet("dead") ? .mort : try arguments.isSet("sent") ? .envoye : .attente
        let found = try outbox.list(etat, limit: try arguments.integer("limit", in: 1...10_000))
        for courrier in found { Console.say(line(courrier)) }
        let counts = try outbox.counts()
        Console.say(
            "\(counts[.attente] ?? 0) waiting, \(counts[.envoye] ?? 0) sent, \(counts[.mort] ?? 0) dead, "
                + "\(counts[.abandonne] ?? 0) dropped")
        return 0
    }

    /// `ror mail show`.
    static let mailShow = Command(
        "mail show", "Tells what is known of a message, without what it says.", positional: ["ID"],
        options: [Databases.option]
    ) { arguments in
        let id = try number(arguments)
        guard let courrier = try outbox(arguments).find(id) else { throw unknown(id) }
        let lines: [(String, String?)] = [
            ("message", "\(courrier.id)"), ("kind", courrier.modele), ("recipient", courrier.destinataire),
            ("state", courrier.etat.word), ("deposited", courrier.dateDepot.iso8601),
            ("of use until", courrier.dateLimite.iso8601), ("tries", "\(courrier.tentatives)"),
            ("next try", courrier.prochaineTentative?.iso8601), ("ended", courrier.dateFin?.iso8601),
            ("reason", courrier.motif),
        ]
        for (name, value) in lines {
            if let value { Console.say("\(name): \(value)") }
        }
        return 0
    }

    /// `ror mail retry`.
    static let mailRetry = Command(
        "mail retry", "Makes a dead message wait again, as a new one; with --all, every one.", positional: ["[ID]"],
        options: [Databases.option, Option(switch: "all", "Every dead message.")]
    ) { arguments in
        let all = try arguments.isSet("all")
        guard all == arguments.positional.isEmpty else {
            throw CommandLineError("Give the number of a message, or --all: ror mail list --dead tells the numbers.")
        }
        let count = try outbox(arguments).retry(all ? nil : number(arguments), now: Console.now())
        guard all || count == 1 else {
            throw CommandLineError("No such dead message: ror mail list --dead tells the numbers.", exitCode: 1)
        }
        Console.say("\(count) \(count == 1 ? "message waits" : "messages wait") again")
        return 0
    }

    /// `ror mail drop`.
    static let mailDrop = Command(
        "mail drop", "Gives up a message that was not sent, and erases what it says.", positional: ["ID"],
        options: [Databases.option]
    ) { arguments in
        let id = try number(arguments)
        guard try outbox(arguments).drop(id, now: Console.now()) else {
            throw CommandLineError("No message \(id) waits: ror mail list tells the numbers.", exitCode: 1)
        }
        Console.say("message \(id) dropped")
        return 0
    }

    private static func outbox(_ arguments: Arguments) throws -> SQLCourrierStore {
        SQLCourrierStore(try Databases.open(arguments), sceau: nil)
    }

    private static func number(_ arguments: Arguments) throws -> Identifiant {
        guard let number = Int64(arguments.positional[0]), number > 0 else {
            throw CommandLineError("A message has a number, such as 1234: ror mail list tells them.")
        }
        return Identifiant(rawValue: number)
    }

    private static func unknown(_ id: Identifiant) -> CommandLineError {
        CommandLineError("There is no message \(id): ror mail list tells the numbers.", exitCode: 1)
    }

    /// `1234 motDePasseOublie: waiting since 2026-11-20T09:30:00.000Z, 2 tries, next …: 451 4.7.1 to RCPT`.
    private static func line(_ courrier: EtatCourrier) -> String {
        let next = courrier.prochaineTentative.map { ", next \($0.iso8601)" } ?? ""
        let end = courrier.dateFin.map { ", ended \($0.iso8601)" } ?? ""
        return "\(courrier.id) \(courrier.modele): \(courrier.etat.word), deposited \(courrier.dateDepot.iso8601), "
            + "\(courrier.tentatives) \(courrier.tentatives == 1 ? "try" : "tries")\(next)\(end)"
            + (courrier.motif.map { ": \($0)" } ?? "")
    }
}

extension EtatCourrier.Etat {
    /// The English word shown to operators.
    fileprivate var word: String {
        switch self {
        case .attente: "waiting"
        case .envoye: "sent"
        case .mort: "dead"
        case .abandonne: "dropped"
        }
    }
}
