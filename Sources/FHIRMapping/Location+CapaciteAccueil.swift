public import Domain
public import FHIRModel

extension Location {
    /// This place with its counts of beds and places, for a consumer who may read them: level « restreint » and above.
    ///
    /// Source: profile RORLocation, extension `ror-location-supported-capacity`, one repetition per measure.
    public func with(_ counts: [CapaciteAccueil], niveau: NiveauConfidentialite) -> Location {
        guard niveau >= .restreint else { return self }
        var place = self
        place.extension += counts.map(Self.capacity)
        return place
    }

    private static func capacity(_ count: CapaciteAccueil) -> Extension {
        let measure = count.mesure
        let parts: [Extension?] = [
            coded("capacityType", "TRE_R329-NatureCapacite", measure.nature.rawValue),
            coded("capacityStatus", "TRE_R330-TypeStatutCapacite", measure.statut.rawValue),
            coded("temporalityCapacity", "TRE_R331-TemporaliteCapacite", measure.temporalite.rawValue),
            Extension("nbCapacity", .integer(count.nombre)),
            coded("capacitySourceType", "TRE_R335-TypeSourceCapacite", count.source.rawValue),
            coded("genderCapacityAvailable", "TRE_R332-GenreCapacite", measure.genre),
            Extension("capacityUpdateDate", .dateTime(count.dateMAJCapacite.iso8601)),
            coded("capacityClosingType", "TRE_R333-TypeFermetureCapacite", measure.typeFermeture),
            coded("additionalBedType", "TRE_R334-TypeLitSupplementaire", measure.typeLitSupplementaire),
            coded("crisisType", "TRE_R336-TypeCrise", measure.typeCrise),
            coded("temporaryAssignement", "TRE_R337-AffectationTemporaire", measure.affectationTemporaire),
        ]
        return ROR.ext("ror-location-supported-capacity", .extensions(parts.compactMap(\.self)))
    }

    private static func coded(_ name: String, _ system: String, _ code: String?) -> Extension? {
        code.map { Extension(name, .codeableConcept(CodeableConcept(Coding(system: ROR.tre(system), code: $0)))) }
    }
}
