/// One of the eleven professions whose liberal practice is described in the directory.
///
/// Source: ANS step-by-step sheets for liberal professionals; codes of TRE_G15-ProfessionSante.
public enum ProfessionLiberale: String, Sendable, CaseIterable, Codable {
    case medecin = "10"
    case chirurgienDentiste = "40"
    case sageFemme = "50"
    case infirmier = "60"
    case masseurKinesitherapeute = "70"
    case pedicurePodologue = "80"
    case orthophoniste = "91"
    case orthoptiste = "92"
    case ergotherapeute = "94"
    case dieteticien = "95"
    case psychomotricien = "96"

    /// The French label of the profession, from the national table.
    public var libelle: String {
        Nomenclature.professionSante.libelle(rawValue) ?? rawValue
    }

    /// The activities (codes of JDV_J17) proposed to someone of this profession with these know-hows, in order, those that
    /// are still in use.
    public func activitesProposees(savoirFaire: [SavoirFaire]) -> [String] {
        let own = ActivitesProposees.lignes.filter { $0.profession == rawValue }
        let principal = savoirFaire.filter(\.estSpecialite).map(\.code)
        let line = own.first { principal.contains($0.savoirFaire) } ?? own.first { $0.savoirFaire == "*" }
        let table = Nomenclature.activiteOperationnelle
        return (line?.activites ?? []).filter(table.estEnUsage)
    }
}
