import FHIRMapping
import FHIRModel
import Foundation
import TestSupport
import Testing

@testable import Domain

/// The mandatory elements of the ROR profiles (implementation guide 0.7.0, RORHealthcareService, RORPractitionerRole…).
@Suite struct ROROffreTests {
    private let base = "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/"

    private func service(_ niveau: NiveauConfidentialite = .libre) throws -> HealthcareService {
        try #require(HealthcareService(Exemples.offreComplete(), niveau: niveau))
    }

    private func text(_ value: some JSONWritable) -> String {
        String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }

    @Test("gives an offer every mandatory element of its profile")
    func mandatory() throws {
        let service = try service()
        #expect(service.meta.profile == base + "ror-healthcareservice")
        #expect(service.identifier.map(\.value) == ["11/0000014"])
        #expect(service.providedBy == Reference(Organization.self, "12"))
        #expect(service.location == [Reference(Location.self, "12")])
        #expect(service.type.flatMap(\.coding).map(\.code) == ["05"])
        #expect(service.specialty.flatMap(\.coding).map(\.code) == ["437", "081"])
        #expect(service.name == "Cabinet du Dr Aline EXEMPLE")
        let ids = service.extension.map { $0.url.replacingOccurrences(of: base, with: "") }
        for id in [
            "ror-meta-creation-date", "ror-healthcareservice-sensitive-unit", "ror-healthcareservice-patient-type",
        ] {
            #expect(ids.filter { $0 == id }.count == 1, "\(id)")
        }
        let codes = service.characteristic.flatMap(\.coding).map {
            "\($0.system?.split(separator: "/").last ?? "")|\($0.code)"
        }
        #expect(codes.filter { $0 == "TRE-R213-ModePriseEnCharge|32" }.count == 1)
        #expect(codes.filter { $0.hasPrefix("TRE-R338") }.map { $0.suffix(2) } == ["03", "04", "05", "11"])
    }

    @Test("marks specific acts, and them alone, by their kind")
    func acts() throws {
        let marked = try service().characteristic.filter { !$0.extension.isEmpty }
        #expect(marked.flatMap(\.coding).map(\.code) == ["0172"])
        #expect(marked.flatMap(\.extension) == [Extension(base + "ror-act-type", .code("specificAct"))])
    }

    @Test("shows nothing restricted to open access, and shows it to who may read it")
    func confidentiality() throws {
        let open = text(try service(.libre))
        #expect(!open.contains("0639981234") && !open.contains("mssante") && open.contains("0199001234"))
        let restricted = text(try service(.restreint))
        #expect(restricted.contains("0639981234") && restricted.contains("aline.exemple@medecin.mssante.fr"))
    }

    /// The entries of hours of some slots by appointment, in minutes of the week.
    private func times(_ slots: [(Int, Int)]) throws -> [HealthcareService.AvailableTime] {
        var whole = Exemples.offreComplete()
        let hours = try slots.map { try #require(PlageHebdomadaire(type: .surRendezVous, debut: $0.0, fin: $0.1)) }
        whole.offre.publish(Exemples.decrite.avec(horaires: hours), now: Exemples.now)
        return try #require(HealthcareService(whole, niveau: .libre)).availableTime
    }

    @Test("writes one entry of hours per slot, whole days and midnight included")
    func hours() throws {
        #expect(try service().availableTime.count == 9)
        let times = try times([(0, 1440), (1440 + 1200, 2880)])
        #expect(times.count == 2)
        #expect(times[0].allDay == true && times[0].availableStartTime == nil && times[0].daysOfWeek == ["mon"])
        #expect(times[1].availableStartTime == "20:00:00" && times[1].availableEndTime == "23:59:59")
    }

    @Test("writes two entries for a slot that passes midnight, the end of the week included")
    func midnight() throws {
        let times = try times([(6 * 1440 + 1320, 7 * 1440 + 375)])
        #expect(times.map(\.daysOfWeek) == [["sun"], ["mon"]])
        #expect(times.map(\.availableStartTime) == ["22:00:00", "00:00:00"])
        #expect(times.map(\.availableEndTime) == ["23:59:59", "06:15:00"])
    }

    @Test("an offer of an establishment has no role; its organisation provides it")
    func establishment() throws {
        let whole = Exemples.offreEtablissement
        let service = try #require(HealthcareService(whole, niveau: .libre))
        #expect(service.providedBy == Reference(Organization.self, "12"))
        #expect(PractitionerRole(whole) == nil)
    }

    @Test("publishes nothing of an offer that was never validated")
    func unvalidated() {
        #expect(HealthcareService(Exemples.offreComplete(validee: false), niveau: .tresRestreint) == nil)
    }

    @Test("leaves out a place whose commune is unknown, and the references to it")
    func noCommune() throws {
        var whole = Exemples.offreComplete()
        whole.structure.rpps?.valeur.adresse.communeCOG = nil
        #expect(Location(whole.structure, region: "11") == nil)
        #expect(try #require(HealthcareService(whole, niveau: .libre)).location.isEmpty)
        #expect(try #require(PractitionerRole(whole)).location.isEmpty)
    }

    @Test("types places and tells their legal entity")
    func places() throws {
        let practice = Organization(Exemples.offreComplete().structure, region: "11")
        #expect(practice.type.flatMap(\.coding).map(\.code) == ["SA07"])
        #expect(practice.partOf == nil)
        #expect(practice.identifier.map(\.system).contains("https://rppsrang.esante.gouv.fr"))
        let whole = Exemples.offreComplete(fiche: Exemples.maisonDeSante)
        let msp = Organization(whole.structure, region: "11")
        #expect(msp.type.flatMap(\.coding).map(\.code) == ["603"])
        #expect(msp.partOf == Reference(Organization.self, "13"))
        #expect(msp.identifier.map(\.value) == ["1990000010", "990000010"])
        let entity = Organization(try #require(whole.entiteJuridique), region: "11")
        #expect(entity.identifier.map(\.value) == ["2732829320", "732829320"])
    }

    @Test(
        "types a site as FINESS does, a category beyond the value set by what it is",
        arguments: [
            ("141", "141"), ("125", "124"), ("999", "603"),
        ])
    func categories(finess: String, published: String) throws {
        var whole = Exemples.offreComplete()
        whole.structure.rpps?.valeur = Exemples.maisonDeSante
        let number = try #require(NumFINESS("990000010"))
        let site = FicheFINESS(
            numFINESS: number, denominationEG: "SITE", categorieEG: finess, adresse: Exemples.maisonDeSante.adresse)
        whole.structure.finess = ValeurSourcee(site, provenance: Exemples.provenance, date: Exemples.now)
        #expect(Organization(whole.structure, region: "11").type.first?.coding.first?.code == published)
    }

    @Test("gives a role its mode of practice, its name and its specialty by type")
    func role() throws {
        let role = try #require(PractitionerRole(Exemples.offreComplete()))
        let found = text(role)
        for part in [
            "ror-practitionerrole-unit-exercise-mode", "exerciseLastName", "TRE-R04-TypeSavoirFaire",
            "TRE-R38-SpecialiteOrdinale",
            "\"code\":\"SM54\"", "TRE-G15-ProfessionSante",
        ] {
            #expect(found.contains(part), "\(part)")
        }
        #expect(role.healthcareService == [Reference(HealthcareService.self, "14")])
        #expect(role.practitioner == Reference(Practitioner.self, "11"))
    }

    @Test("names a practitioner by the national identifier")
    func practitioner() {
        let found = Practitioner(Exemples.professionnel)
        #expect(found.identifier.map(\.system) == ["urn:oid:1.2.250.1.71.4.2.1"])
        #expect(found.identifier.map(\.value) == [Exemples.idNatPS().description])
        #expect(found.name == [HumanName(family: "EXEMPLE", given: ["Aline"], prefix: ["MME"])])
    }

    @Test("writes the INSEE code of an address as a Coding, and the locality as a part of its line")
    func address() throws {
        var structure = Exemples.offreComplete().structure
        structure.rpps?.valeur.adresse.lieuDit = "LE MOULIN"
        let address = try #require(Organization(structure, region: "11").address)
        let commune = "https://mos.esante.gouv.fr/NOS/TRE_R13-Commune/FHIR/TRE-R13-Commune"
        #expect(
            address.extension == [
                Extension(
                    "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code",
                    .coding(Coding(system: commune, code: "78646")))
            ])
        let parts = address.lineExtension.map(\.url)
        #expect(parts.contains("http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-streetNameBase"))
        #expect(parts.contains("https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-lieu-dit"))
        #expect(address.line == "7 Rue DES LILAS, LE MOULIN")
    }

    @Test("writes one type of know-how, and at most one code of each")
    func severalKnowHows() throws {
        var whole = Exemples.offreComplete()
        whole.professionnel?.exercices[0].savoirFaire = [
            SavoirFaire(type: "CAPA", code: "CAPA11", libelle: "Capacité inventée"),
            SavoirFaire(type: "S", code: "SM54", libelle: "Médecine générale (SM)"),
            SavoirFaire(type: "CAPA", code: "CAPA12", libelle: "Autre capacité inventée"),
        ]
        let role = try #require(PractitionerRole(whole))
        #expect(role.specialty.flatMap(\.coding).map(\.code) == ["S", "SM54", "CAPA11"])
    }

    @Test("gives a place its commune, its identifier and who manages it")
    func location() throws {
        let location = try #require(Location(Exemples.offreComplete().structure, region: "11"))
        let ids = location.extension.map(\.url)
        #expect(ids.filter { $0 == base + "ror-commune-cog" }.count == 1)
        #expect(ids.filter { $0 == base + "ror-meta-creation-date" }.count == 1)
        #expect(location.identifier.flatMap { $0.type?.coding ?? [] }.map(\.code) == ["25"])
        #expect(location.managingOrganization == Reference(Organization.self, "12"))
        #expect(location.meta.tag.map(\.code) == ["11"])
    }

    @Test("names every system of the national terminologies under https, never a value set")
    func systems() throws {
        let whole = Exemples.offreComplete(fiche: Exemples.maisonDeSante)
        let texts = [
            text(try #require(HealthcareService(whole, niveau: .restreint))),
            text(try #require(PractitionerRole(whole))),
            text(try #require(Location(whole.structure, region: "11"))),
            text(Practitioner(try #require(whole.professionnel))),
            text(Organization(whole.structure, region: "11")),
        ]
        for text in texts {
            let insecure = text.components(separatedBy: "\"system\":\"http://").dropFirst()
            #expect(insecure.allSatisfy { $0.hasPrefix("unitsofmeasure.org\"") })
            #expect(!text.contains("NOS/JDV_"))
        }
    }
}

extension OffreDecrite {
    /// The same description at other hours, those that no form types included.
    fileprivate func avec(horaires: [PlageHebdomadaire]) -> OffreDecrite {
        OffreDecrite(
            nomOffre: nomOffre, champActivite: champActivite, modePriseEnCharge: modePriseEnCharge,
            uniteSensible: uniteSensible, activitesOperationnelles: activitesOperationnelles,
            actesSpecifiques: actesSpecifiques, competencesSpecifiques: competencesSpecifiques, ages: ages,
            filiere: filiere, modalitesAccueil: modalitesAccueil, zoneIntervention: zoneIntervention,
            contactsPatients: contactsPatients, contactsProfessionnels: contactsProfessionnels, horaires: horaires)
    }
}
