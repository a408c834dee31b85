internal import Domain

/// The files of one edition while they are written.
struct EditionRegistres {
    private let day: Int
    private let date: JourCivil
    private let sink: GenerationRegistres.Sink
    private var blocks: [Registre: [UInt8]] = [:]
    private var lateRow: [UInt8] = []
    private var isFirstSite = true

    init(day: Int, date: JourCivil, sink: @escaping GenerationRegistres.Sink) {
        self.day = day
        self.date = date
        self.sink = sink
    }

    /// Writes the headers. Those of the second day have the other spellings that are seen in editions.
    mutating func begin() throws {
        try add(.activites, LigneRPPS.header(variant: day == 2))
        try add(.savoirFaire, LigneSeparee.header(LigneSeparee.savoirFaire))
        try add(.diplomes, LigneSeparee.header(LigneSeparee.diplomes))
        try add(.mssante, LigneSeparee.header(LigneSeparee.mssante))
        try add(.ameli, Array("\u{FEFF}".utf8) + LigneAmeli.header)
        let stamp = Array("finess;etalab;111;\(date.iso8601)\n".utf8)
        try add(.finessHistorique, stamp)
        try add(.finessGeolocalisation, stamp)
        try add(.finess, SiteInvente.debutJSON(date))
    }

    /// Writes what each register says of somebody.
    mutating func write(_ person: PersonneInventee, _ monde: Monde, _ day: inout Ledger.Day) throws {
        var rows = LigneRPPS.rows(person)
        var random = SeededRandom(seed: monde.seed, for: UInt64(person.rank) | 1 << 59)
        var late: [UInt8] = []
        if random.happens(10), let last = rows.last {
            rows.append(last)
        } else if rows.count > 1, random.happens(20) {
            late = rows.removeLast().bytes
        }
        day.rows += rows.count + (late.isEmpty ? 0 : 1)
        try add(.activites, rows.flatMap(\.bytes) + lateRow)
        lateRow = late
        try add(.savoirFaire, person.savoirFaire.flatMap { LigneSeparee.savoirFaire(person, $0) })
        try add(.diplomes, LigneSeparee.diplomes(person))
        if random.happens(300) {
            if person.estRetenue { day.mailboxes += 1 }
            try add(.mssante, LigneSeparee.mssante(person))
        }
        let convention = LigneAmeli.rows(person, &random)
        day.ameli += convention.count
        try add(.ameli, convention.flatMap(\.self))
    }

    /// Writes what each form of FINESS says of a site.
    mutating func write(_ site: SiteInvente, _ day: inout Ledger.Day) throws {
        day.sites += 1
        try add(.finess, (isFirstSite ? [] : [0x2C, 0x0A]) + site.json)
        isFirstSite = false
        try add(.finessHistorique, site.structureet)
        try add(.finessGeolocalisation, site.structureet + site.geolocalisation)
    }

    /// Writes what is left.
    mutating func end() throws {
        try add(.activites, lateRow)
        try add(.finess, SiteInvente.finJSON)
        for (register, block) in blocks.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { try sink(register, block) }
        blocks = [:]
    }

    private mutating func add(_ register: Registre, _ bytes: [UInt8]) throws {
        blocks[register, default: []].append(contentsOf: bytes)
        guard let block = blocks[register], block.count > 1 << 18 else { return }
        blocks[register] = nil
        try sink(register, block)
    }
}
