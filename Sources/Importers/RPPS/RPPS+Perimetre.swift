internal import Tabular

extension RPPS {
    /// What a row of an eligible person makes in the directory, told from its bytes alone: both readings ask it here.
    ///
    /// Kept: mode `L` or `I`, kind `GENR01`, or none in the editions that lack it. A substitute (`GENR02`), a row without
    /// structure, of sector SA43 (undefined) or SA50 (an artefact of billing), or abroad has no place.
    /// Source: national sources, §1.6 and §8.
    enum Perimetre: Sendable {
        /// Not of the directory: no activity, salaried, volunteer, not care.
        case dehors
        /// Liberal care without a place of practice.
        case sansLieu
        /// Liberal care in a place: it makes an offer.
        case lieu

        /// A condition on a column: one of some texts, or none of them. The first that is not met decides.
        fileprivate struct Condition: Sendable {
            let column: Column
            let texts: [StaticString]
            let isOneOf: Bool
            let otherwise: Perimetre
        }

        fileprivate static let conditions = [
            Condition(column: .codeModeExercice, texts: ["L", "I"], isOneOf: true, otherwise: .dehors),
            Condition(column: .codeGenreActivite, texts: ["", "GENR01", "GENR02"], isOneOf: true, otherwise: .dehors),
            Condition(column: .codeGenreActivite, texts: ["GENR02"], isOneOf: false, otherwise: .sansLieu),
            Condition(column: .identifiantTechniqueStructure, texts: [""], isOneOf: false, otherwise: .sansLieu),
            Condition(column: .codeSecteurActivite, texts: ["", "SA43", "SA50"], isOneOf: false, otherwise: .sansLieu),
            Condition(column: .codePays, texts: ["", "99000"], isOneOf: true, otherwise: .sansLieu),
        ]
    }
}

extension RPPS.Fields {
    /// What the row makes in the directory.
    var perimetre: RPPS.Perimetre {
        for condition in RPPS.Perimetre.conditions {
            let position = layout[condition.column]
            let isThere = condition.texts.contains {
                $0.utf8CodeUnitCount == 0 ? row.isEmpty(position) : row.equals(position, $0)
            }
            if isThere != condition.isOneOf { return condition.otherwise }
        }
        return .lieu
    }
}
