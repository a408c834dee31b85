import Glibc
import SQL

/// What `--environment production` refuses, each in one sentence that says what to do.
struct Production {
    /// The files and addresses of a service, as typed.
    struct Settings {
        var publicURL: String
        /// Option and value of each address of Pro Santé Connect.
        var provider: [(option: String, address: String)]
        /// Whether a level of authentication is asked of it.
        var hasLevel = true
        var supportEmail: String
        var listen: String
        /// Whether `ror` itself speaks HTTPS.
        var hasTLS: Bool
        var database: String
        /// Option and path of each file that holds a secret.
        var secrets: [(option: String, path: String)]
    }

    /// The standard value of `--support-email`, which is nobody's.
    static let exampleEmail = "support@ror.example"

    /// The refusals of a service that this user starts; none when it may run.
    static func refusals(_ settings: Settings, user: uid_t = getuid()) -> [String] {
        var said: [String] = []
        if user == 0 { said.append("Production does not run as root: use an account of its own, such as ror.") }
        for (option, address) in [("public-url", settings.publicURL)] + settings.provider
        where !address.hasPrefix("https://") {
            said.append("Production needs https: --\(option) is \(address), give an https:// address.")
        }
        if !settings.hasLevel {
            said.append("Production needs a level of authentication: give --psc-acr, such as eidas1.")
        }
        if settings.supportEmail == exampleEmail {
            said.append("Production needs the address of your support: give --support-email.")
        }
        if !settings.hasTLS, !isLoopback(settings.listen) {
            said.append(
                "Production does not listen on \(settings.listen) without TLS: listen on 127.0.0.1 behind a proxy, "
                    + "or give --tls-certificate and --tls-key.")
        }
        for (option, path) in settings.secrets where status(path).map(isPrivate) == false {
            said.append("Production needs a secret that its owner alone reads (--\(option)): chmod 600 \(path)")
        }
        return said + database(settings.database)
    }

    /// A SQLite database is for its owner, and a group at most: personal data and sessions are in it.
    private static func database(_ text: String) -> [String] {
        guard case .sqlite(let path)? = DatabaseURL(text) else { return [] }
        let folder = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
        var said: [String] = []
        if let mode = mode(folder), mode & 0o007 != 0 {
            said.append("Production needs a folder of the database that others cannot enter: chmod 700 \(folder)")
        }
        for file in [path, path + "-wal", path + "-shm"] where mode(file).map({ $0 & 0o007 != 0 }) == true {
            said.append("Production needs a database that others cannot read: chmod 600 \(file)")
        }
        return said
    }

    /// Whether only this machine reaches an address.
    static func isLoopback(_ address: String) -> Bool {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        return address == "::1"
    }

    /// Whether its owner alone reads a file; or root and the account that systemd hands it to, by a right that the mode shows
    /// as that of the group of root (systemd.exec, `LoadCredential`).
    static func isPrivate(_ file: stat) -> Bool {
        let mode = file.st_mode & 0o7777
        return mode & 0o077 == 0 || mode == 0o440 && file.st_uid == 0 && file.st_gid == 0
    }

    private static func mode(_ path: String) -> mode_t? {
        status(path).map { $0.st_mode & 0o7777 }
    }

    /// What the system says of a file; `nil` when it is not there.
    private static func status(_ path: String) -> stat? {
        var found = stat()
        return stat(path, &found) == 0 ? found : nil
    }
}
