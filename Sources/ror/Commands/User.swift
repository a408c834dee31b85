import Domain
import Storage
import UseCases

/// What the commands about accounts share.
enum UserCommand {
    /// Who acts.
    static func acteur(_ name: String) -> Acteur { .exploitant("ror user \(name)") }

    /// The address that mails tell.
    static let publicURL = Option(
        "public-url", "URL", standard: "http://127.0.0.1:8080", "The address at which browsers reach the portal.")

    /// The account of a number or of an e-mail. Throws `CommandLineError` when there is none.
    static func account(_ text: String, in store: any Store) throws -> Compte {
        let found: Compte? = try store.read { store in
            if text.contains("@") {
                let address = Courriel.normalise(text) ?? text
                return try store.moyen(courriel: address).flatMap {
                    try store.find(Compte.self, $0.value.compte)?.value
                }
            }
            return try Identifiant(text).flatMap { try store.find(Compte.self, $0)?.value }
        }
        guard let found else {
            throw CommandLineError("There is no account \(text): give its number or its e-mail.", exitCode: 1)
        }
        return found
    }

    /// Runs a use case; its refusals become one sentence.
    static func run<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as UseCaseError {
            let issues = error.issues.map { "\($0.attribut): \(sentence($0.regle))" }.joined(separator: "; ")
            throw CommandLineError("Refused: \(issues.isEmpty ? error.message : issues).", exitCode: 1)
        }
    }

    private static func sentence(_ regle: Regle) -> String {
        switch regle {
        case .obligatoire: "a value is needed"
        case .courriel: "this is no e-mail address"
        case .courrielHorsMSSante: "an MSSante mailbox cannot receive our messages"
        case .courrielPris: "another account signs in with it"
        case .cibleInconnue: "the directory knows no such place, or the profile is not given on it"
        case .horsDroits: "the profile is not given this way"
        case .dejaDonne: "the account holds this right already"
        case .date: "a date is written 2026-12-31"
        case .finAvantDebut: "the last day is past, or before the first one"
        case .longueur(let most): "\(most) characters at most"
        case .auPlus(let most): "\(most) at most"
        default: "\(regle)"
        }
    }
}

extension Command {
    /// `ror user create`.
    static let userCreate = Command(
        "user create", "Opens the account of someone of an establishment or an administration.",
        options: [
            Databases.option, UserCommand.publicURL,
            Option("email", "ADDRESS", mandatory: true, "The address that signs in; not of MSSante."),
            Option("first-name", "NAME", mandatory: true, "The first name."),
            Option("name", "NAME", mandatory: true, "The name."),
            Option("region", "CODE", "The INSEE code of the region whose desk sees the account."),
        ]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let comptes = GererComptes(store: store, publicURL: try arguments.text("public-url"))
        let compte = try UserCommand.run {
            try comptes.create(
                prenom: arguments.text("first-name"), nom: arguments.text("name"), courriel: arguments.text("email"),
                region: arguments["region"], by: UserCommand.acteur("create"), now: Console.now())
        }
        Console.say("Account \(compte.id) is open: give it rights with ror user grant, a link with ror user reset.")
        return 0
    }

    /// `ror user grant`.
    static let userGrant = Command(
        "user grant", "Gives a right to an account.", positional: ["ACCOUNT"],
        options: [Databases.option] + UserCommand.right + [
            Option("from", "DATE", "The first day, 2026-12-01."), Option("to", "DATE", "The last day, 2026-12-31."),
        ]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let compte = try UserCommand.account(arguments.positional[0], in: store)
        try UserCommand.run {
            try GererHabilitations(store: store).grant(
                UserCommand.demande(arguments), to: compte.id, by: UserCommand.acteur("grant"), now: Console.now())
        }
        Console.say("Account \(compte.id): right given.")
        return 0
    }

    /// `ror user revoke`.
    static let userRevoke = Command(
        "user revoke", "Takes a right back: it ends at once, in open sessions too.", positional: ["ACCOUNT", "RANK"],
        options: [Databases.option]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let compte = try UserCommand.account(arguments.positional[0], in: store)
        guard let rank = Int(arguments.positional[1]), compte.habilitations.indices.contains(rank - 1) else {
            throw CommandLineError(
                "The account \(compte.id) has \(compte.habilitations.count) rights: give a rank that ror user list "
                    + "\(compte.id) shows.")
        }
        try UserCommand.run {
            try GererHabilitations(store: store).revoke(
                rank: rank - 1, of: compte.id, version: compte.habilitations[rank - 1].empreinte,
                by: UserCommand.acteur("revoke"), now: Console.now())
        }
        Console.say("Account \(compte.id): right taken back.")
        return 0
    }

    /// `ror user close`.
    static let userClose = Command(
        "user close", "Closes an account: nobody signs in to it any more, its rights end.", positional: ["ACCOUNT"],
        options: [Databases.option, UserCommand.publicURL]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let compte = try UserCommand.account(arguments.positional[0], in: store)
        try UserCommand.run {
            try GererComptes(store: store, publicURL: arguments.text("public-url"))
                .close(compte.id, by: UserCommand.acteur("close"), now: Console.now())
        }
        Console.say("Account \(compte.id) is closed.")
        return 0
    }

    /// `ror user list`.
    static let userList = Command(
        "user list", "Lists accounts, the last opened first, with their rights.",
        options: [
            Databases.option,
            Option("search", "TEXT", standard: "", "The beginning of a name, of an e-mail or of an RPPS number."),
            Option("before", "ACCOUNT", "Accounts opened before this one: the next page."),
        ]
    ) { arguments in
        let store = SQLStore(try Databases.open(arguments))
        let comptes = GererComptes(store: store, publicURL: "")
        let (acteur, now) = (UserCommand.acteur("list"), Console.now())
        let found = try comptes.search(
            arguments.text("search"), avant: arguments["before"].flatMap { Identifiant($0) }, by: acteur, now: now)
        if found.isEmpty { Console.say("No account.") }
        for compte in found {
            let name = [compte.prenom, compte.nom].compactMap(\.self).joined(separator: " ")
            let state = compte.fermeture == nil ? "" : " closed"
            Console.say("\(compte.id)\(state) \(compte.courriel ?? "-") \(name)")
            for (rank, droit) in try comptes.find(compte.id, by: acteur, now: now).droits.enumerated() {
                let right = droit.habilitation
                let days = [right.debut.map { "from \($0.iso8601)" }, right.fin.map { "to \($0.iso8601)" }]
                let words = [right.profil.rawValue, "on", droit.perimetre] + days.compactMap(\.self)
                Console.say("  \(rank + 1). " + words.joined(separator: " "))
            }
        }
        return 0
    }
}

extension UserCommand {
    /// The settings that tell a right.
    static let right = [
        Option(
            "profile", "NAME", mandatory: true,
            Delegation.profils(donnesPar: .exploitant).map(\.rawValue).joined(separator: ", ") + "."),
        Option("finess", "NUMBER", "On the establishment, or the legal entity, of this FINESS number."),
        Option("organisation", "NUMBER", "On the internal organisation of this technical number."),
        Option("region", "CODE", "On the region of this INSEE code."),
        Option("profession", "CODE", "On the professionals of this profession (TRE_G15): for an order."),
    ]

    /// The right of a command line; on the whole country when nothing is told.
    static func demande(_ arguments: Arguments) throws -> GererHabilitations.Demande {
        let name = try arguments.text("profile")
        guard let profil = Profil(rawValue: name) else {
            let list = Delegation.profils(donnesPar: .exploitant).map(\.rawValue).joined(separator: ", ")
            throw CommandLineError("Option --profile must be one of \(list), not \"\(name)\".")
        }
        let targets: [GererHabilitations.Demande.Cible] = [
            arguments["finess"].map { .organisation($0) }, arguments["organisation"].map { .organisation($0) },
            arguments["region"].map { .region($0) }, arguments["profession"].map { .profession($0) },
        ].compactMap(\.self)
        guard targets.count < 2 else {
            throw CommandLineError("Give one of --finess, --organisation, --region and --profession, not several.")
        }
        return GererHabilitations.Demande(
            profil: profil, cible: targets.first ?? .national, debut: arguments["from"] ?? "",
            fin: arguments["to"] ?? "")
    }
}
