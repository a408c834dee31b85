import Domain
import FHIRModel

extension ROR {
    /// The extensions that every telecom carries: channel, confidentiality, usage.
    static func telecomExtensions(_ contact: ContactDecrit, niveau: NiveauConfidentialite) -> [Extension] {
        let channel = concept(contact.canal.code, .canalCommunication)
        let usage = contact.note.map { ext("ror-telecom-usage", .string($0)) }
        return [
            ext("ror-telecom-communication-channel", .codeableConcept(channel)), usage,
            ext("ror-telecom-confidentiality-level", .codeableConcept(concept(niveau.code, .niveauConfidentialite))),
        ].compactMap(\.self)
    }

    /// A contact of an offer (`ror-healthcareservice-contact`): what it is for, its level, its one telecom.
    static func contact(
        _ contact: ContactDecrit, nature: String, niveau: NiveauConfidentialite
    ) -> Extension {
        let telecom: [Extension] =
            telecomExtensions(contact, niveau: niveau) + [Extension("telecomAddress", .string(contact.adresse))]
        return ext(
            "ror-healthcareservice-contact",
            .extensions([
                Extension("purposeContact", .codeableConcept(concept(nature, .natureContact))),
                ext(
                    "ror-confidentiality-level",
                    .codeableConcept(concept(niveau.code, .niveauConfidentialite))),
                ext("ror-healthcareservice-contact-telecom", .extensions(telecom)),
            ]))
    }

    /// An MSSanté mailbox as a telecom of the offer.
    static func mailbox(_ contact: ContactDecrit, niveau: NiveauConfidentialite) -> ContactPoint {
        ContactPoint(
            extension: telecomExtensions(contact, niveau: niveau), system: "email", value: contact.adresse)
    }
}
