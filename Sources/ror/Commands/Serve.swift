import Cryptography
import Domain
import FHIRServer
import Glibc
import HTTPClient
import HTTPServer
import Portal
import ProSanteConnect
import SQL
import Storage
import UseCases

extension Command {
    /// `ror serve`.
    static let serve = Command(
        "serve", "Runs the portal and the FHIR API until SIGTERM.",
        options: [
            Databases.option,
            Option("listen", "ADDRESS:PORT", standard: "127.0.0.1:8080", "Where to listen."),
            Option(
                "public-url", "URL", "The address at which browsers reach the portal. Default: http:// and --listen."),
            Option("tls-certificate", "FILE", "The certificate chain, PEM: serves HTTPS. Needs --tls-key."),
            Option("tls-key", "FILE", "The private key of the certificate, PEM."),
            Option(
                "tls-client-ca", "FILE",
                "The authorities, PEM, of the certificates that machine clients may show: asks for one, goes on without."
            ),
            Option(
                "public-access", "NAME", standard: "on",
                "on or off: whether the FHIR API answers who shows no access token, with the public profile."),
            Environment.option,
            Option("assets-dir", "FOLDER", standard: "vendor", "Holds dsfr-<version>/; without it, the neutral theme."),
            Option("theme", "NAME", standard: "auto", "auto, dsfr or neutre."),
            Option("support-email", "ADDRESS", standard: Production.exampleEmail, "The address of the support."),
        ] + ProSanteConnectOptions.all + [
            Option("jobs", "NAME", standard: "on", "on or off: runs the jobs that are due, which ror jobs lists."),
            Option("access-log", "FILE", standard: "-", "One line per request there; - is standard output."),
            Option(
                "security-log", "FILE", standard: "-",
                "One line per sign-in, refusal or limit reached there; - is standard error."),
            Option(
                "event-threads", "N",
                "Threads that read requests and answer what needs no waiting. Default: one per processor."),
            Option(
                "page-threads", "N", standard: "\(Limites.filsPages.value)",
                "Threads for the pages that read or change the store."),
            Option(
                "search-threads", "N", standard: "\(Limites.filsRecherches.value)",
                "Threads for the searches of the FHIR API."),
            Option("max-connections", "N", standard: "\(Limites.connexions.value)", "Connections open at once."),
            Option(
                "connections-per-address", "N", standard: "\(Limites.connexionsParAdresse.value)",
                "Connections that one address may open; 0 is no limit."),
            Option(
                "requests-per-address", "N", standard: "\(Limites.requetesParAdresse.value)",
                "Requests of one address per second, ten times as many at once: beyond, 429. 0 is no limit."),
            Option(
                "requests-per-account", "N", standard: "\(Limites.requetesParCompte.value)",
                "Requests of one account per second, ten times as many at once: beyond, 429. 0 is no limit."),
            Option(
                "trusted-proxies", "ADDRESSES",
                "Addresses of the proxies in front, comma separated: their X-Forwarded-For and Client-Cert tell the client."
            ),
            Option(
                "max-bytes-in-flight", "N", standard: "\(Limites.octetsEnvoyes.value)",
                "Bytes of large bodies being received, and of large answers being sent: beyond, 503."),
            Option("max-header-bytes", "N", standard: "\(Limites.tailleEntete.value)", "Largest header: beyond, 431."),
            Option("max-body-bytes", "N", standard: "\(Limites.tailleCorps.value)", "Largest body: beyond, 413."),
            Option(
                "receive-seconds", "N", standard: "\(Limites.reception.value)",
                "Longest time to receive a whole request."),
            Option(
                "stop-seconds", "N", standard: "\(Limites.arret.value)",
                "Longest time to finish requests when stopping."),
        ] + Mail.options,
        note: Limites.text
    ) { arguments in
        Signals.block()
        return try Service(arguments).run()
    }
}
