public import Domain

/// What is asked of the table of communes.
public protocol CommuneQuestions {
    /// The communes among these codes that are known.
    func communes(_ codes: [CodeCommune]) throws -> [Commune]
    /// The communes, former ones included, whose normalised name (`NomNormalise`) or a word of it begins with `prefix`, or
    /// whose postal code begins with it: present ones first, most populated first, at most `limit`.
    func communes(startingWith prefix: String, limit: Int) throws -> [Commune]
    /// The present communes of a department, by name.
    func communes(departement: String) throws -> [Commune]
    /// Every commune, former ones included: about 37,000.
    func allCommunes() throws -> [Commune]
    /// A number that tells these communes from any others, without reading them as values.
    func fingerprintOfCommunes() throws -> UInt64
    /// How many communes are known.
    func numberOfCommunes() throws -> Int
}

/// What is stored of the table of communes.
public protocol CommuneWriter {
    /// Replaces the whole table.
    func replaceCommunes(_ communes: [Commune]) throws
}
