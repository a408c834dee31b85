import Domain
import FHIRModel

/// The addresses of the ROR implementation guide, and the concepts made of national tables.
enum ROR {
    static let base = "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/"
    static let actTypeURL = base + "ror-act-type"
    /// Of the guide of the Annuaire Santé, on the line of an address.
    static let lieuDitURL = "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-lieu-dit"

    /// An extension of the guide.
    static func ext(_ id: String, _ value: Extension.Value) -> Extension {
        Extension(base + id, value)
    }

    /// What every resource says of itself: profile, region; the store writes the date when it publishes.
    static func meta(_ profile: String, region: String?) -> Meta {
        let known = region.flatMap { code in
            Nomenclature.regionOM.libelle(code).map {
                Coding(system: Nomenclature.regionOM.systeme, code: code, display: $0)
            }
        }
        return Meta(profile: base + profile, tag: known.map { [$0] } ?? [])
    }

    /// When the object entered the directory (`ror-meta-creation-date`, 1..1).
    static func creation(_ date: Instant) -> Extension {
        ext("ror-meta-creation-date", .dateTime(date.iso8601))
    }

    /// The concept of a code in a national table.
    static func concept(
        _ code: String, _ table: Nomenclature, display: String? = nil, extension: [Extension] = []
    ) -> CodeableConcept {
        CodeableConcept(
            Coding(system: table.systeme, code: code, display: table.libelle(code) ?? display), extension: `extension`)
    }

    /// The address of a code system of the national terminologies (TRE).
    static func tre(_ name: String) -> String {
        let file = name.replacing("TRE_", with: "TRE-")
        return "https://mos.esante.gouv.fr/NOS/\(name)/FHIR/\(file)"
    }
}
