/// The one table of limits. The program reads its figures here, or the row reads the figure of a rule; `ror limits` prints it.
public enum Limites {
    // HTTP messages and connections
    /// Source: libmicrohttpd is given twice as much, so that what is just too large is still answered.
    public static let tailleEntete = Limite(
        "Request line and header fields", 16_384, .bytes, beyond: "431", option: "max-header-bytes")
    /// The largest step of an offer holds 100 KiB.
    public static let tailleCorps = Limite(
        "Body of a request", 1_048_576, .bytes, beyond: "413", option: "max-body-bytes")
    /// Over all threads.
    public static let connexions = Limite(
        "Connections open at once", 4096, beyond: "wait in the queue of the system", option: "max-connections")
    /// From the opening of the connection, or the end of the previous answer.
    public static let reception = Limite(
        "Time to receive a whole request", 20, .seconds, beyond: "the connection is closed", option: "receive-seconds")
    /// Between two bytes, in either direction.
    public static let silence = Limite("Silence of a connection", 15, .seconds, beyond: "the connection is closed")
    /// From the signal.
    public static let arret = Limite(
        "Time to finish requests when stopping", 20, .seconds, beyond: "what is left is closed", option: "stop-seconds")

    /// Proxies that are trusted are not counted.
    public static let connexionsParAdresse = Limite(
        "Connections of an address", 512, beyond: "closed at once", option: "connections-per-address")
    /// In the long run; ten times as many at once. Many people of a hospital share one address.
    public static let requetesParAdresse = Limite(
        "Requests of an address per second, ten times as many at once", 50, beyond: "429",
        option: "requests-per-address")
    /// In the long run; ten times as many at once. Assets do not count.
    public static let requetesParCompte = Limite(
        "Requests of an account per second, ten times as many at once", 20, beyond: "429",
        option: "requests-per-account")
    /// Of 64 KiB and more, over all connections, in each direction.
    public static let octetsEnvoyes = Limite(
        "Bytes of large bodies being received, or sent", 268_435_456, .bytes, beyond: "503",
        option: "max-bytes-in-flight")
    /// Over ten seconds, for answers of 64 KiB and more.
    public static let debitMinimal = Limite(
        "Slowest reading of a large answer, per second", 4096, .bytes, beyond: "the connection is closed")
    /// Of the query, and of the form; `FormFields.fieldsAtMost`.
    public static let champs = Limite("Fields of a form or of a query", 500, beyond: "413 or 400")

    // Rooms: threads that answer, and requests that wait for one of them
    /// Those that save wait for each other.
    public static let filsPages = Limite("Pages answered at once", 8, beyond: "wait", option: "page-threads")
    /// Each holds its whole answer in memory.
    public static let filsRecherches = Limite("Searches answered at once", 4, beyond: "wait", option: "search-threads")
    /// To Pro Santé Connect.
    public static let filsDehors = Limite("Calls to other servers at once", 4, beyond: "wait")
    /// Beyond the threads.
    public static let attentePages = Limite("Pages that wait", 256, beyond: "503")
    /// Beyond the threads.
    public static let attenteRecherches = Limite("Searches that wait", 64, beyond: "503")
    /// Beyond the threads.
    public static let attenteDehors = Limite("Calls to other servers that wait", 32, beyond: "503")
    /// Their work is short: a signature at most.
    public static let filsJetons = Limite("Requests of tokens answered at once", 2, beyond: "wait")
    /// Beyond the threads.
    public static let attenteJetons = Limite("Requests of tokens that wait", 64, beyond: "503")
    /// An attack does not fill the disk.
    public static let journalSecurite = Limite(
        "Lines of the security log in a second", 200, beyond: "counted in a line `lines-lost`")

    /// Between two writings, ten seconds apart: an attack does not fill the database.
    public static let faitsAudit = Limite(
        "Refusals that wait for the audit log", 200, beyond: "counted in a line of the log")

    // Searches of the API
    /// Repeated ones count each time.
    public static let parametres = Limite("Parameters of a search, `_page` left out", 20, beyond: "400 `too-costly`")
    /// Separated by commas.
    public static let valeursParParametre = Limite("Values of a search parameter", 200, beyond: "400 `too-costly`")
    /// `_count` is brought down to it (FHIR R4, Search, page count).
    public static let ressourcesParPage = Limite("Resources of a page (`_count`)", 1000, beyond: "1000 are sent")
    /// When the request does not tell.
    public static let ressourcesParDefaut = Limite(
        "Resources of a page without `_count`", 200, beyond: "a link `next` leads to the others")

    // Waiting for the database, in `ror serve`
    /// With SQLite, those that read.
    public static let connexionsBase = Limite(
        "Connections to the database at once", 24, beyond: "wait for a turn, then 503")
    /// To write with SQLite, for a connection else.
    public static let tourBase = Limite("Wait for a turn at the database", 3, .seconds, beyond: "503")
    /// Those that come too many leave threads to pages that only read.
    public static let fileBase = Limite("Callers that wait so long for a turn", 4, beyond: "wait 50 ms, then 503")
    /// Held by another process, or another transaction.
    public static let verrouBase = Limite("Wait for a lock of the database", 2, .seconds, beyond: "503")
    /// Half a second more when the server has to be given up.
    public static let lectureBase = Limite("Statement that reads", 5, .seconds, beyond: "503")
    /// Half a second more when the server has to be given up.
    public static let ecritureBase = Limite("Statement of a change", 10, .seconds, beyond: "503, nothing is kept")
    /// Source: libpq, `connect_timeout`.
    public static let ouvertureBase = Limite(
        "Connection to a PostgreSQL server, unless its address says otherwise", 3, .seconds, beyond: "503")

    // Machine clients
    /// Never longer than the client, or the secret that obtained it.
    public static let jetonAcces = Limite(
        "Access token of a machine client", 10 * 60, .seconds, beyond: "401, to ask for another one")
    /// So that each process holds all of them in memory.
    public static let clients = Limite("Machine clients, revoked ones included", 500, beyond: "refused")
    /// Live ones, of all kinds: what is replaced without interruption is there twice.
    public static let moyensClient = Limite(
        "Secrets, keys and certificates of a machine client", ClientMachine.moyensAuPlus, beyond: "refused")
    /// In every process.
    public static let clientsRelus = Limite(
        "Time until a change of a machine client is known", 2, .seconds, beyond: "read again")
    /// Revoked clients do not come back while the database is away.
    public static let clientsPerimes = Limite(
        "Time that machine clients are known without the database", 60, .seconds, beyond: "503")
    /// What libraries make by themselves; each serves once. A minute more for clocks that differ. Source: RFC 7523 §3.
    public static let assertionClient = Limite(
        "Time until a signed assertion of a client ends", 3600, .seconds, beyond: "401 `invalid_client`")
    /// A token serves ten minutes.
    public static let jetonsParMinute = Limite("Tokens obtained by a machine client in a minute", 60, beyond: "429")
    /// What is right is always taken: nobody locks a client out.
    public static let refusParMinute = Limite(
        "Refusals told under one client identifier in a minute", 10, beyond: "429, and no line in the logs")
    /// DER bytes.
    public static let certificatClient = Limite(
        "Certificate of a client", 8192, .bytes, beyond: "as if none was shown")

    // Signing in
    /// From leaving for the provider to coming back.
    public static let connexionEnCours = Limite(
        "Sign-in under way", 15 * 60, .seconds, beyond: "400, to be begun again")
    /// Of the card and of the password, each from its own moment.
    public static let rattachement = Limite(
        "Proof that serves to link a card to an account", 15 * 60, .seconds, beyond: "to be given again")
    /// Each has a cookie of its own.
    public static let connexionsParNavigateur = Limite(
        "Sign-ins under way in one browser", 4, beyond: "the oldest is forgotten")
    /// Kept in the cookie of the sign-in.
    public static let retour = Limite(
        "Page to come back to after signing in", 512, .bytes, beyond: "the home page is shown")
    /// From the password to the code; kept in a cookie.
    public static let secondFacteurEnAttente = Limite(
        "Code of the second factor, once the password is given", 5 * 60, .seconds, beyond: "to begin again")
    /// In the long run, one more each time `codesFauxIntervalle` has passed. A recovery code is always taken.
    public static let codesFaux = Limite("Wrong codes of an account at once", 10, beyond: "429, a recovery code serves")
    /// For an account that gave as many wrong codes as are taken at once.
    public static let codesFauxIntervalle = Limite(
        "Time until one more code of the second factor is taken", 6 * 60, .seconds, beyond: "429")
    /// The secret that a telephone reads.
    public static let secondFacteurPrepare = Limite(
        "Set-up of a second factor", Int(SecondFacteur.dureePreparation), .seconds, beyond: "another secret is made")
    /// Changes, offers, anomalies.
    public static let exportLignes = Limite(
        "Lines of each list of an export of one's own data", 10_000, beyond: "the file says so")
    /// From the connection to the last byte of the answer.
    public static let appelFournisseur = Limite("Call to the identity provider", 3, .seconds, beyond: "503")
    /// ID token, logout token, proof of a client.
    public static let jetonSigne = Limite("Signed token", 16_384, .bytes, beyond: "refused as wrongly signed")
    /// When a token names a key that is not known.
    public static let rechargementCles = Limite(
        "Time between two reloads of the keys of the identity provider", 30, .seconds, beyond: "the token is refused")
    /// In memory, for as long as they could serve again: answers of the provider, logout tokens.
    public static let usagesRetenus = Limite(
        "Messages of the identity provider that are remembered", 20_000, beyond: "the oldest is forgotten")
    /// Head and body.
    public static let reponseFournisseur = Limite("Answer of the identity provider", 262_144, .bytes, beyond: "503")
    /// Then one call tries, and decides whether the others may.
    public static let silencesFournisseur = Limite(
        "Calls in a row without answer of the identity provider", 5, beyond: "503 at once, for 10 s")
    /// Two minutes more when the store could not be told of the last request.
    public static let sessionInactive = Limite(
        "Session without a request", 30 * 60, .seconds, beyond: "to sign in again")
    /// Source: a Pro Santé Connect session lasts 4 hours at most.
    public static let session = Limite("Session in any case", 4 * 3600, .seconds, beyond: "to sign in again")
    /// Signing in, or proving again who one is.
    public static let identificationRecente = Limite(
        "Identification good enough for a sensitive act", 10 * 60, .seconds, beyond: "to prove again who one is")
    /// Opening one more.
    public static let sessionsParCompte = Limite(
        "Sessions of an account", 50, beyond: "the one seen the longest ago ends")
    /// In memory, until the store is told.
    public static let sessionsVues = Limite(
        "Sessions seen in the last seconds", 20_000, beyond: "noted at a later request")

    /// Of 19 MiB each.
    public static let hachages = Limite("Passwords looked at at once", 4, beyond: "503")
    /// Beyond the threads.
    public static let attenteMotsDePasse = Limite("Passwords that wait to be looked at", 64, beyond: "503")
    /// Threads apart: what takes long on purpose does not hold the pages back.
    public static let filsMotsDePasse = Limite("Pages of passwords answered at once", 2, beyond: "wait")
    /// From a browser where this e-mail never signed in; so many at once.
    public static let essaisPaire = Limite(
        "Passwords tried for an e-mail from an address of the network", 5, beyond: "429, one more every 3 min")
    /// From a browser where this e-mail signed in: what others try does not count.
    public static let essaisAppareil = Limite(
        "Passwords tried for an e-mail from a browser where it signed in", 10, beyond: "429, one more every minute")
    /// Many people of a hospital share one address; sign-ins that succeed do not count.
    public static let essaisAdresse = Limite(
        "Wrong passwords from an address of the network", 100, beyond: "429, one more every 36 s")
    /// From browsers where it never signed in. Source: NIST SP 800-63B, 100 failures in a row at most.
    public static let essaisCourriel = Limite(
        "Wrong passwords for an e-mail from unknown browsers", 100, beyond: "429, one more every 15 min")
    /// After the last sign-in by a password.
    public static let appareilConnu = Limite("Browser where an e-mail signed in", 180, .days, beyond: "unknown again")
    /// Of a forgotten password.
    public static let liensAdresse = Limite(
        "Links asked for by an address of the network", 20, beyond: "429, one more every 3 min")
    /// Whoever asks: nobody fills the mailbox of another.
    public static let liensCourriel = Limite(
        "Links sent to an e-mail", 3, beyond: "not sent, one more every 20 min")
    /// Whatever e-mails it gives; also changes of its password.
    public static let liensCompte = Limite(
        "Links asked for by an account", 5, beyond: "429 or not sent, one more every 20 min")
    /// Also those made for new accounts, and to confirm an e-mail.
    public static let lienUnique = Limite(
        "Link to choose a password", 3600, .seconds, beyond: "another is to be asked for")

    // Mail
    /// A link is not sent once it would not be taken any more (`ModeleCourrier.validite`).
    public static let courrierEnAttente = Limite(
        "Message tried again until it is taken", 2 * 86_400, .seconds, beyond: "given up, for the operator to see")
    /// Of a kind: whoever has another person written to fills no mailbox.
    public static let courriersParAdresse = Limite(
        "Messages of one kind to an address in 24 hours", 10, beyond: "not written")
    /// Requests for accounts are its work.
    public static let courriersDuGuichet = Limite(
        "Requests for accounts told to a desk in 24 hours", 200, beyond: "not written: the desk sees them in its queue")
    /// Recipient, kind and dates; what it said is erased as soon as it is sent.
    public static let courrierEnvoye = Limite("Trace of a message that was sent", 30, .days, beyond: "deleted")

    // What people type
    /// For patients, and for professionals.
    public static let contacts = Limite("Contacts of a kind in an offer", ContactsOffre.auPlus, beyond: "422")
    /// Source: RG_EXP_009, communes only.
    public static let communes = Limite(
        "Communes of an area of intervention", ModalitesIntervention.communesAuPlus, beyond: "422")
    /// Of one kind of hours.
    public static let plages = Limite("Time slots of a day", SemaineType.plagesParJour, beyond: "422")
    /// Those that do not end in `mssante.fr`; held in memory.
    public static let domainesMSSante = Limite(
        "Domains of MSSanté operators of an extraction", 20_000, beyond: "the file is refused")
    /// Many times the longest form that can be validated.
    public static let tailleBrouillon = Limite(
        "Texts typed in a draft", Brouillon.octetsAuPlus, .bytes, beyond: "422, the page holds what was typed")
    /// Of activities, acts, competences.
    public static let codes = Limite("Codes of a list of an offer", DescriptionOffre.codesAuPlus, beyond: "422")
    /// Unicode scalars, each of 4 bytes at most.
    public static let nom = Limite(
        "Characters of the name of an offer", DescriptionOffre.regleNom.auPlus, beyond: "422")
    /// More than any language writes (`TexteRegulier`).
    public static let accents = Limite("Accents on a letter", TexteRegulier.accentsParLettre, beyond: "422")
    /// The published offer stays.
    public static let brouillon = Limite(
        "Draft left alone", Int(Brouillon.dureeJours), .days, beyond: "forgotten")
    /// What became of them stays in the audit log, without what was typed.
    public static let demandeCompte = Limite("Request for an account", 365, .days, beyond: "deleted")
    /// Leap days included.
    public static let versions = Limite(
        "Content of a version that was replaced", 1827, .days, beyond: "erased (five years, decision 0016)")

    /// Of the text, and of what changes.
    public static let conditions = Limite("Text of the conditions of use", 262_144, .bytes, beyond: "not published")
    /// Leap days included. Source: CNIL, deliberation 2021-122 on logging, three years at most.
    public static let audit = Limite(
        "Line of the audit log", 1096, .days, beyond: "removed (three years, decision 0029)")
    /// A page shows fifty.
    public static let exportAudit = Limite(
        "Lines of the audit log in a file taken from its page", 20_000,
        beyond: "the page says so; `ror audit list` has no limit")

    /// Every limit, in the order of the documentation. Each constant above stands here.
    public static let table: [Limite] =
        [
            tailleEntete, tailleCorps, connexions, reception, silence, arret, journalSecurite, faitsAudit,
            connexionsParAdresse, requetesParAdresse, requetesParCompte, octetsEnvoyes, debitMinimal, champs,
            filsPages, filsRecherches, filsDehors, filsJetons, attentePages, attenteRecherches, attenteDehors,
            attenteJetons,
            parametres, valeursParParametre, ressourcesParPage, ressourcesParDefaut,
            connexionsBase, tourBase, fileBase, verrouBase, lectureBase, ecritureBase, ouvertureBase,
            jetonAcces, clients, moyensClient, clientsRelus, clientsPerimes, assertionClient, jetonsParMinute,
            refusParMinute, certificatClient,
            connexionEnCours, connexionsParNavigateur, retour, appelFournisseur, jetonSigne, rechargementCles,
            usagesRetenus, reponseFournisseur, silencesFournisseur,
            sessionInactive, session, identificationRecente, sessionsParCompte, sessionsVues,
            hachages, filsMotsDePasse, attenteMotsDePasse, essaisPaire, essaisAppareil, essaisAdresse, essaisCourriel,
            appareilConnu, liensAdresse, liensCourriel, liensCompte, lienUnique,
            courrierEnAttente, courriersParAdresse, courriersDuGuichet, courrierEnvoye,
            rattachement, domainesMSSante,
            secondFacteurEnAttente, codesFaux, codesFauxIntervalle, secondFacteurPrepare, exportLignes,
            contacts, communes, plages, codes, nom, accents, tailleBrouillon, brouillon, demandeCompte, versions,
            conditions, audit, exportAudit,
        ] + Quota.allCases.map { Limite($0.libelle, $0.valeur, beyond: "429") }

    /// The table as a page of documentation: one row per limit.
    public static var markdown: String {
        let rows = table.map { limit in
            "| \(limit.name) | \(limit.text) | \(limit.beyond) | \(limit.option.map { "`--\($0)`" } ?? "constant") |"
        }
        return (["| what | at most | beyond | set by |", "|---|--:|---|---|"] + rows).joined(separator: "\n") + "\n"
    }

    /// The table for a terminal: one line per limit.
    public static var text: String {
        let width = table.map(\.name.count).max() ?? 0
        let lines = table.map { limit in
            "  " + limit.name + String(repeating: " ", count: width - limit.name.count + 2)
                + "\(limit.text); beyond: \(limit.beyond)" + (limit.option.map { " (--\($0))" } ?? "")
        }
        return "Limits:\n\n" + lines.joined(separator: "\n") + "\n"
    }
}
