/// The care that someone offers in one place: the aggregate that the directory publishes.
///
/// Source: ROR exposition model 3.0, class `OffreOperationnelle`. Who gives it, with what the registers say, is its `porteur`; what
/// was validated is its `etat`; what is being typed is its `Brouillon`, an aggregate of its own.
public struct OffreOperationnelle: Sendable, Equatable {
    /// How far its description is.
    public enum Etat: Sendable, Equatable {
        /// Nothing is published.
        case aCompleter
        /// A description was validated: consumers read it, unless the offer is withdrawn.
        case publiee(OffrePubliee)
    }

    /// The technical identifier.
    public var id: Identifiant
    /// `identifiantOffre`: national, kept for life: `<code région>/<numéro>`, as `84/0000123` (RG_EXP_042).
    public var identifiantOffre: String
    /// Who gives it.
    public var porteur: Porteur
    /// How far its description is.
    public internal(set) var etat: Etat
    /// When it disappeared from the register: the offer is withdrawn, and what was published is kept for a while.
    public internal(set) var dateRetrait: Instant?
    /// When the offer entered the directory.
    public let dateCreation: Instant
    /// When it last changed.
    public internal(set) var dateMiseJour: Instant

    /// A new offer « A compléter ».
    public init(id: Identifiant, region: String?, porteur: Porteur, now: Instant) {
        self.id = id
        identifiantOffre = "\(region ?? "00")/\(DateHeure.padded(Int(id.rawValue), 7))"
        self.porteur = porteur
        etat = .aCompleter
        dateCreation = now
        dateMiseJour = now
    }

    /// The INSEE code of the region where the offer was created: the first part of its identifier.
    public var region: String? { identifiantOffre.split(separator: "/").first.map(String.init) }

    /// What is published, `nil` when nothing is; of a withdrawn offer, what was.
    public internal(set) var publiee: OffrePubliee? {
        get {
            guard case .publiee(let publiee) = etat else { return nil }
            return publiee
        }
        set { etat = newValue.map(Etat.publiee) ?? .aCompleter }
    }

    /// What the registers say of the activity of a liberal professional; `nil` for an establishment.
    public var liberal: SituationLiberale? {
        get { porteur.liberal }
        set { porteur.liberal = newValue }
    }

    /// The status shown on the home page.
    public var statut: StatutOffre {
        guard let publiee else { return .aCompleter }
        return publiee.aVerifier.isEmpty ? .validee : .aVerifier
    }

    /// Whether consumers may read it: validated and still in the register.
    public var estPubliable: Bool { publiee != nil && dateRetrait == nil }
}

extension OffreOperationnelle: StoredAggregate {
    public static var kind: String { "offre_operationnelle" }
    public static var keys: [String] {
        [
            "professionnel", "structure", "organisation", "est_publiable", "date_retrait", "date_oubli",
            "date_validation",
        ]
    }
    public var keyValues: [KeyValue] {
        [
            liberal.map { .id($0.professionnel) } ?? .null, .id(porteur.structure),
            liberal == nil ? .id(porteur.organisation) : .null, .flag(estPubliable),
            .instant(dateRetrait), .instant(dateOubli),
            .instant(estPubliable ? publiee?.dateValidation : nil),
        ]
    }
}

extension AggregateKey<OffreOperationnelle> {
    /// The professional of a liberal offer.
    public static var professionnel: AggregateKey { AggregateKey("professionnel") }
}
