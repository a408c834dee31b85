/// The communes of France, from one of two kinds of files. Each part of the import is in a file `Communes+Part.swift`.
///
/// Source: INSEE, code officiel géographique; La Poste, base officielle des codes postaux.
public enum Communes {}
