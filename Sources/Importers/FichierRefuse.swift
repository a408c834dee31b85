public import Tabular

/// Why a file is refused as a whole. Nothing was stored.
public struct FichierRefuse: Error, Sendable, CustomStringConvertible {
    /// The closed list of reasons.
    public enum Code: Sendable, Equatable {
        /// The file cannot be read: absent, damaged, too large, of an unknown form.
        case unreadable
        /// The file lacks columns that the import needs.
        case missingColumns([String])
        /// Too many rows are wrong: the file is probably not what it says.
        case tooManyErrors
        /// The edition holds too few persons beside what is known.
        case tooFewPersons
        /// The file holds nothing to import.
        case empty
    }

    /// The reason.
    public let code: Code
    /// One English sentence for the operator.
    public let description: String

    /// A refusal.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// The refusal of a file that cannot be read.
    public init(_ error: TabularError) {
        self.init(.unreadable, error.description)
    }

    /// Refuses a file whose rows are all wrong, or of which more than one in twenty is, when these are 50 at least; and a file
    /// without rows.
    static func check(_ file: String, rows: Int, errors: Int) throws(FichierRefuse) {
        guard rows > 0 else { throw FichierRefuse(.empty, "The file \(file) has no row: it was refused.") }
        if errors >= rows || (errors >= 50 && errors > rows / 20) {
            throw FichierRefuse(.tooManyErrors, "\(errors) rows of \(rows) are wrong: the file \(file) was refused.")
        }
    }
}
