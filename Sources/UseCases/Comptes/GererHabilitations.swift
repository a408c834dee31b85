public import Domain

/// Gives rights and takes them back. Rights are read at each request: what is taken back ends at once, in open sessions too.
public struct GererHabilitations: Sendable {
    /// What is given, as typed: each text is read here.
    public struct Demande: Sendable, Equatable {
        /// The profile; `nil` when none was chosen.
        public var profil: Profil?
        /// On what.
        public var cible: Cible
        /// The first and the last day, `JJ/MM/AAAA` or ISO 8601; empty for no bound.
        public var debut: String
        /// The last day, as `debut`.
        public var fin: String

        /// What a right is on, as forms and commands tell it.
        public enum Cible: Sendable, Equatable {
            /// An establishment, by its FINESS number, or an organisation by its technical number.
            case organisation(String)
            /// A region, by its INSEE code.
            case region(String)
            /// A profession (TRE_G15).
            case profession(String)
            /// The country.
            case national
        }

        /// What was typed.
        public init(profil: Profil?, cible: Cible, debut: String = "", fin: String = "") {
            self.profil = profil
            self.cible = cible
            self.debut = debut
            self.fin = fin
        }
    }

    /// The most rights of an account, those that are over included.
    static let auPlus = 50

    private let store: any Store
    private let closeSessions: @Sendable (Identifiant) throws -> Void

    /// The use case on a store. `closeSessions` ends those of an account that has no right left; without it, they end by themselves, and
    /// open no page meanwhile.
    public init(store: any Store, closeSessions: @escaping @Sendable (Identifiant) throws -> Void = { _ in }) {
        self.store = store
        self.closeSessions = closeSessions
    }

    /// Gives a right and tells the person by mail.
    ///
    /// Throws `UseCaseError.invalide` (`profil`, `cible`, `debut`, `fin`), `introuvable`, `interdit` for oneself and beyond one's own
    /// rights.
    public func grant(_ demande: Demande, to id: Identifiant, by acteur: Acteur, now: Instant) throws {
        try store.write { store in
            let found = try GererComptes.visible(id, by: acteur, in: store, now: now)
            guard id != acteur.compte else { throw UseCaseError(.interdit, "nobody gives rights to themselves") }
            let right = try Self.read(demande, in: store, now: now)
            let around = try Voisinage(of: acteur, in: store, now: now)
            guard try around.may(give: right.profil, sur: right.perimetre) else {
                throw UseCaseError(
                    .invalide, "beyond the rights of the actor", issues: [ValidationIssue("profil", .horsDroits)])
            }
            let auteur = try GererComptes.auteur(acteur, around)
            try Self.add(right, to: found, by: auteur, in: store, now: now)
        }
    }

    /// The rights of this actor that it may lend, with their perimeters in words.
    public func lendable(by acteur: Acteur, now: Instant) throws -> [DroitPretable] {
        try store.read { store in
            guard let id = acteur.compte, let own = try store.find(Compte.self, id)?.value else { return [] }
            return try own.habilitations.enumerated().compactMap { rank, right in
                guard right.espace == .etablissement, right.remplace == nil, acteur.habilitations.contains(right) else {
                    return nil
                }
                return DroitPretable(
                    rang: rank, habilitation: right, perimetre: try Libelles.perimetre(right.perimetre, in: store))
            }
        }
    }

    /// Lends one of one's own rights to a colleague during an absence.
    ///
    /// Throws `UseCaseError.invalide` (`courriel`, `debut`, `fin`, `profil`), `interdit`.
    public func lend(
        rank: Int?, to courriel: String, debut: String, fin: String, by acteur: Acteur, now: Instant
    ) throws {
        guard let rank else {
            throw UseCaseError(.invalide, "no right was chosen", issues: [ValidationIssue("profil", .obligatoire)])
        }
        try store.write { store in
            guard let own = acteur.compte, let holder = try store.find(Compte.self, own)?.value,
                holder.habilitations.indices.contains(rank)
            else { throw UseCaseError(.introuvable, "no such right") }
            var right = holder.habilitations[rank]
            guard right.espace == .etablissement, right.remplace == nil, acteur.habilitations.contains(right) else {
                throw UseCaseError(.interdit, "the right is not one that is lent")
            }
            let period = try Periode(debut: debut, fin: fin, isBounded: true, now: now)
            if let own = right.fin, let last = period.fin, own < last {
                throw UseCaseError(
                    .invalide, "beyond the right that is lent", issues: [ValidationIssue("fin", .horsDroits)])
            }
            (right.debut, right.fin, right.remplace) = (period.debut, period.fin, own)
            let found = try Self.colleague(courriel, of: holder, in: store)
            let auteur = acteur.auteur(profil: right.profil)
            try Self.add(right, to: found, by: auteur, in: store, now: now)
        }
    }

    /// Takes back a right, told by its rank and by itself: what changed meanwhile is not taken back in its place.
    ///
    /// Throws `UseCaseError.versionDepassee`, `invalide` (`profil`) for the last « responsable de structure », `introuvable`, `interdit`.
    public func revoke(
        rank: Int, of id: Identifiant, version: String, by acteur: Acteur, now: Instant
    ) throws {
        let isEmpty = try store.write { store in
            let found = try GererComptes.visible(id, by: acteur, in: store, now: now)
            guard found.value.habilitations.indices.contains(rank),
                found.value.habilitations[rank].empreinte == version
            else { throw UseCaseError(.versionDepassee, "the rights changed meanwhile") }
            let right = found.value.habilitations[rank]
            let around = try Voisinage(of: acteur, in: store, now: now)
            guard id != acteur.compte, right.profil != .professionnelLiberal,
                try around.may(give: right.profil, sur: right.perimetre)
            else { throw UseCaseError(.interdit, "the right is not one that the actor takes back") }
            try DernierResponsable.check(right, of: id, by: around, in: store, now: now)
            var compte = found.value
            compte.habilitations.remove(at: rank)
            let auteur = try GererComptes.auteur(acteur, around)
            try store.save(compte, version: found.version, by: auteur, now: now)
            try Self.tell(.droitRetire, right, compte, by: auteur, in: store, now: now)
            try Self.endLoans(of: right, by: id, auteur, in: store, now: now)
            return compte.habilitations.isEmpty
        }
        if isEmpty { try closeSessions(id) }
    }

    /// Takes back what was lent of a right that its holder has no more.
    static func endLoans(
        of right: Habilitation, by lender: Identifiant, _ auteur: Auteur, in store: any StoreWriter, now: Instant
    ) throws {
        guard let cible = right.perimetre.cibles.first else { return }
        for found in try store.comptes(right.profil, sur: cible) {
            let lent = found.value.habilitations.filter {
                $0.remplace == lender && $0.profil == right.profil && $0.perimetre == right.perimetre
            }
            guard !lent.isEmpty else { continue }
            var compte = found.value
            compte.habilitations.removeAll(where: lent.contains)
            try store.save(compte, version: found.version, by: auteur, now: now)
            for loan in lent { try tell(.droitRetire, loan, compte, by: auteur, in: store, now: now) }
        }
    }

    /// Adds a right to an account, unless it has it.
    static func add(
        _ right: Habilitation, to found: Versioned<Compte>, by auteur: Auteur, in store: any StoreWriter, now: Instant
    ) throws {
        var compte = found.value
        guard compte.fermeture == nil else { throw UseCaseError(.introuvable, "the account is closed") }
        guard !compte.habilitations.contains(right) else {
            throw UseCaseError(.invalide, "a right held already", issues: [ValidationIssue("profil", .dejaDonne)])
        }
        guard compte.habilitations.count < auPlus else {
            throw UseCaseError(.invalide, "too many rights", issues: [ValidationIssue("profil", .auPlus(auPlus))])
        }
        compte.habilitations.append(right)
        let regions = try Organigramme.objets(right.perimetre, in: store).compactMap(\.region)
        compte.regions = Set(compte.regions + regions).sorted()
        try store.save(compte, version: found.version, by: auteur, now: now)
        try tell(.droitDonne, right, compte, by: auteur, in: store, now: now)
    }

    /// The right that was typed. Throws `UseCaseError.invalide` with everything that is to be corrected.
    static func read(_ demande: Demande, in store: any StoreReader, now: Instant) throws -> Habilitation {
        var issues: [ValidationIssue] = []
        if demande.profil == nil { issues.append(ValidationIssue("profil", .obligatoire)) }
        let perimetre = try perimetre(demande.cible, in: store)
        if perimetre == nil { issues.append(ValidationIssue("cible", .cibleInconnue)) }
        var period: Periode?
        do {
            period = try Periode(debut: demande.debut, fin: demande.fin, isBounded: false, now: now)
        } catch let error as UseCaseError {
            issues += error.issues
        }
        guard let profil = demande.profil, let perimetre, let period, issues.isEmpty else {
            throw UseCaseError(.invalide, "refused right", issues: issues)
        }
        guard Self.fits(profil, perimetre) else {
            throw UseCaseError(.invalide, "no such perimeter", issues: [ValidationIssue("cible", .cibleInconnue)])
        }
        return Habilitation(profil, sur: perimetre, debut: period.debut, fin: period.fin)
    }

    /// Whether a profile is given on that kind of perimeter.
    private static func fits(_ profil: Profil, _ perimetre: Perimetre) -> Bool {
        switch (profil, perimetre) {
        case (.autorite, .region), (.autorite, .profession), (.support, .region), (.support, .national),
            (.responsableQualite, .region), (.administrateurNational, .national):
            true
        case (_, .organisations): Delegation.etablissement.contains(profil)
        default: false
        }
    }

    private static func perimetre(_ cible: Demande.Cible, in store: any StoreReader) throws -> Perimetre? {
        switch cible {
        case .organisation(let typed): return try organisation(typed, in: store).map { .organisations([$0]) }
        case .region(let code): return Departement.tous.contains { $0.region == code } ? .region(code) : nil
        case .profession(let code): return ProfessionLiberale(rawValue: code) == nil ? nil : .profession(code)
        case .national: return .national
        }
    }

    /// The organisation of a FINESS number (a site, then a legal entity), or of a technical number of an internal organisation.
    static func organisation(_ typed: String, in store: any StoreReader) throws -> Identifiant? {
        let text = String(typed.filter { !$0.isWhitespace })
        if let number = NumFINESS(text) {
            let cle = EntiteGeographique.cle(number)
            if let site = try store.find(EntiteGeographique.self, by: .cle, .text(cle)) { return site.value.id }
            return try store.find(EntiteJuridique.self, by: .cle, .text(number.description))?.value.id
        }
        guard let id = Identifiant(text), try store.find(OrganisationInterne.self, id) != nil else { return nil }
        return id
    }

    /// The account of a colleague: it has a right where the holder has one. No answer tells more than that.
    private static func colleague(
        _ courriel: String, of holder: Compte, in store: any StoreReader
    ) throws -> Versioned<Compte> {
        let places = Set(holder.habilitations.flatMap(\.perimetre.cibles))
        guard let address = Courriel.normalise(courriel), let means = try store.moyen(courriel: address)?.value,
            means.compte != holder.id, let found = try store.find(Compte.self, means.compte),
            found.value.habilitations.contains(where: { !places.isDisjoint(with: $0.perimetre.cibles) })
        else {
            throw UseCaseError(
                .invalide, "no colleague of this address", issues: [ValidationIssue("courriel", .compteInconnu)])
        }
        return found
    }

    private static func tell(
        _ nature: FaitAudit.Nature, _ right: Habilitation, _ compte: Compte, by auteur: Auteur,
        in store: any StoreWriter, now: Instant
    ) throws {
        let words = try Libelles.perimetre(right.perimetre, in: store)
        let cibles = right.perimetre.cibles.map(\.description).joined(separator: ", ")
        try store.audit(
            FaitAudit(nature: nature, compte: compte.id, detail: ["profil": right.profil.rawValue, "sur": cibles]),
            by: auteur.identifiant, now: now)
        guard let courriel = compte.courriel, compte.courrielConfirme != nil else { return }
        let modele: ModeleCourrier =
            nature == .droitDonne
            ? .habilitationDonnee(profil: right.fonction, perimetre: words, debut: right.debut, fin: right.fin)
            : .habilitationRetiree(profil: right.fonction, perimetre: words)
        try store.deposit(Courrier(destinataire: courriel, modele: modele), now: now)
    }
}

/// A right that its holder may lend during an absence.
public struct DroitPretable: Sendable {
    /// Its rank among the rights of the account.
    public let rang: Int
    /// The right.
    public let habilitation: Habilitation
    /// Its perimeter in words.
    public let perimetre: String
}
