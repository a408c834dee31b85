/// Finds which rows of Ameli speak of which activities of the directory, without any common identifier.
///
/// A match needs the names, the profession, the commune and a compatible specialty; with the street number too it is
/// `forte`, without it `faible`. What is not alone, on either side, is not found. Source: national sources, §2.1.
/// About 40 bytes per row and per activity.
public struct RapprochementAmeli: Sendable {
    /// What is kept of an activity of the directory.
    private struct Situation: Sendable {
        let cle: Int
        let offre: Identifiant
        let professionnel: Identifiant
        let codePostal: Int32
        let numero: Int32
        let specialites: UInt32
    }

    /// What is kept of a row.
    private struct Ligne: Sendable {
        let cle: Int
        let convention: Convention
        let codePostal: Int32
        let numero: Int32
        let specialite: UInt16
    }

    private let communes: CommunesActuelles
    private var lignes: [Ligne] = []
    private var situations: [Situation] = []
    private var rangs: [SpecialiteAmeli: UInt16] = [:]
    private var specialites: [SpecialiteAmeli] = []
    private var savoirFaire: [Set<String>: UInt32] = [:]
    private var ensembles: [Set<String>] = []

    /// A matching whose towns are found among these communes.
    public init(communes: CommunesActuelles) {
        self.communes = communes
    }

    /// Takes a row of Ameli; answers whether it may ever match.
    public mutating func note(_ fiche: FicheAmeli) -> Bool {
        guard let specialite = SpecialiteAmeli(code: fiche.specialite, typePS: fiche.typePS),
            let commune = communes.find(libelle: fiche.ville, codePostal: fiche.codePostal)
        else { return false }
        let rang = rangs[specialite] ?? UInt16(specialites.count)
        if rangs[specialite] == nil {
            rangs[specialite] = rang
            specialites.append(specialite)
        }
        let cle = Self.cle(fiche.nom, fiche.prenom, specialite.profession, commune)
        let convention = Convention(
            secteur: fiche.secteur, optionContratAccesAuxSoins: fiche.optionContratAccesAuxSoins,
            carteVitaleAcceptee: fiche.carteVitaleAcceptee, confiance: .forte)
        lignes.append(
            Ligne(
                cle: cle, convention: convention, codePostal: regulier(fiche.codePostal),
                numero: Self.numero(fiche.voie),
                specialite: rang))
        return true
    }

    /// Takes an activity of the directory.
    public mutating func note(_ whole: OffreComplete) {
        let address = whole.structure.fiche.adresse
        guard let exercice = whole.exercice, let professionnel = whole.professionnel, let commune = address.communeCOG
        else { return }
        let own = Set(exercice.savoirFaire.filter(\.estSpecialite).map(\.code))
        let rang = savoirFaire[own] ?? UInt32(ensembles.count)
        if savoirFaire[own] == nil {
            savoirFaire[own] = rang
            ensembles.append(own)
        }
        let cle = Self.cle(exercice.nomExercice, exercice.prenomExercice ?? "", exercice.profession, commune)
        situations.append(
            Situation(
                cle: cle, offre: whole.offre.id, professionnel: professionnel.id,
                codePostal: regulier(address.codePostal ?? ""), numero: Self.numero(address.numeroVoie ?? ""),
                specialites: rang))
    }

    /// Gives each offer that was noted with its convention, `nil` when none is sure.
    public func forEach(_ body: (Identifiant, Convention?) throws -> Void) rethrows {
        let rows = lignes.sorted { $0.cle < $1.cle }
        let all = situations.sorted { $0.cle < $1.cle }
        var (row, start) = (0, 0)
        while start < all.count {
            let cle = all[start].cle
            let end = all[start...].firstIndex { $0.cle != cle } ?? all.count
            while row < rows.count, rows[row].cle < cle { row += 1 }
            let last = rows[row...].firstIndex { $0.cle != cle } ?? rows.count
            for situation in all[start..<end] {
                try body(situation.offre, convention(situation, rows[row..<last], among: all[start..<end]))
            }
            (row, start) = (last, end)
        }
    }

    private func convention(
        _ situation: Situation, _ rows: ArraySlice<Ligne>, among all: ArraySlice<Situation>
    ) -> Convention? {
        let near = rows.filter { row in
            Self.meme(row.codePostal, situation.codePostal)
                && specialites[Int(row.specialite)]
                    .fits(specialites: ensembles[Int(situation.specialites)])
        }
        let exact = near.filter { $0.numero != 0 && $0.numero == situation.numero }
        let rivals = all.filter {
            $0.professionnel != situation.professionnel && Self.meme($0.codePostal, situation.codePostal)
        }
        if !exact.isEmpty {
            let isAlone = !rivals.contains { $0.numero == situation.numero }
            return isAlone ? Self.seule(exact, .forte) : nil
        }
        return rivals.isEmpty ? Self.seule(near, .faible) : nil
    }

    /// The one convention of some rows.
    private static func seule(_ rows: [Ligne], _ confiance: Convention.Confiance) -> Convention? {
        guard var found = rows.first?.convention, rows.allSatisfy({ $0.convention == found }) else { return nil }
        found.confiance = confiance
        return found
    }

    /// Whether two postal codes agree: a CEDEX, 0 here, tells nothing.
    private static func meme(_ left: Int32, _ right: Int32) -> Bool { left == right || left == 0 || right == 0 }

    /// The number of a postal code, 0 for a CEDEX or an unknown one.
    private func regulier(_ code: String) -> Int32 {
        communes.knows(codePostal: code) ? Int32(code) ?? 0 : 0
    }

    /// The first number of a street line, 0 when it has none: `12 BIS RUE…`, `2-4`, `12B`.
    private static func numero(_ text: String) -> Int32 {
        Int32(text.drop { $0 == " " }.prefix { ("0"..."9").contains($0) }.prefix(6)) ?? 0
    }

    private static func cle(_ nom: String, _ prenom: String, _ profession: String, _ commune: CodeCommune) -> Int {
        var hasher = Hasher()
        hasher.combine(NomNormalise.forme(nom))
        hasher.combine(NomNormalise.forme(prenom))
        hasher.combine(profession)
        hasher.combine(commune.ville)
        return hasher.finalize()
    }
}

extension SpecialiteAmeli {
    /// Whether somebody of these ordinal specialties may be meant; somebody without any may.
    fileprivate func fits(specialites own: Set<String>) -> Bool {
        specialites.isEmpty || own.isEmpty || !own.isDisjoint(with: specialites)
    }
}
