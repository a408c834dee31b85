import Domain
import Storage
import UseCases

extension Command {
    /// `ror audit list`.
    static let auditList = Command(
        "audit list", "Lists lines of the audit log, the last one first.",
        options: [
            Databases.option,
            Option("from", "DAY", "The first day, as 2026-11-25."),
            Option("to", "DAY", "The last day, as 2026-11-30."),
            Option("nature", "WORD", "What happened: such as connexion, droitDonne, changement."),
            Option(
                "author", "TEXT", "Who, exactly as a line tells it: 810101234567, compte 12, the name of a command."),
            Option("object", "TEXT", "To what, exactly as a line tells it: compte 12, offre_operationnelle 34."),
            Option("account", "NUMBER", "An account, as author or as object."),
            Option("before", "N", "Goes on after line N of a former list."),
            Option("limit", "N", standard: "100", "How many lines."),
            Option(
                "format", "NAME", standard: "json", "json or csv: one JSON object per line, or CSV with its header."),
        ]
    ) { arguments in
        let critere = try critere(arguments)
        let format = try arguments.choice("format", AuditFormat.self)
        var left = try arguments.integer("limit", in: 1...100_000_000)
        var before = try arguments["before"] == nil ? nil : Int64(arguments.integer("before", in: 1...Int.max))
        let consulter = ConsulterAudit(store: SQLStore(try Databases.open(arguments)))
        let acteur = Acteur.exploitant("ror audit list")
        try consulter.note(.auditExporte, critere, by: acteur, now: Console.now())
        if format == .csv { Console.say(LigneAudit.csvHeader) }
        while left > 0 {
            let lines = try consulter.lines(
                critere, before: before, limit: min(left, 1000), by: acteur, now: Console.now())
            for line in lines { Console.say(format == .csv ? line.csv : line.json) }
            guard lines.count == min(left, 1000), let last = lines.last else { break }
            left -= lines.count
            before = last.numero
        }
        return 0
    }

    /// How lines are printed.
    private enum AuditFormat: String, CaseIterable {
        case json, csv
    }

    private static func critere(_ arguments: Arguments) throws -> CritereAudit {
        var critere = CritereAudit()
        critere.depuis = try day("from", arguments).map { Instant(heureDeParis: $0, hour: 0) }
        critere.avant = try day("to", arguments).map { Instant(heureDeParis: JourCivil(rang: $0.rang + 1), hour: 0) }
        critere.nature = try arguments["nature"].map(nature)
        critere.auteur = arguments["author"]
        critere.objet = arguments["object"]
        if arguments["account"] != nil {
            critere.compte = Identifiant(rawValue: Int64(try arguments.integer("account", in: 1...Int.max)))
        }
        return critere
    }

    private static func day(_ option: String, _ arguments: Arguments) throws -> JourCivil? {
        guard let text = arguments[option] else { return nil }
        guard let day = JourCivil(iso8601: text) else {
            throw CommandLineError("Option --\(option) must be a day such as 2026-11-25, not \"\(text)\".")
        }
        return day
    }

    private static func nature(_ text: String) throws -> String {
        guard FaitAudit.Nature(rawValue: text) != nil else {
            let known = FaitAudit.Nature.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandLineError("Option --nature must be one of \(known), not \"\(text)\".")
        }
        return text
    }
}
