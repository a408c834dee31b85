/// The import of the national code tables. Each part of the import is in a file `NOS+Part.swift`.
///
/// Source: ANS, nomenclatures des objets de santé (NOS), published as FHIR R4 `CodeSystem` and `ValueSet` in JSON.
public enum NOS {}
