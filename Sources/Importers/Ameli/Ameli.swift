/// The public directory of the CNAM: convention data of professionals, without any RPPS number.
///
/// Source: CNAM, Annuaire santé Ameli, file `liste-ps`, weekly since December 2025. Each part of the import is in a file
/// `Ameli+Part.swift`.
public enum Ameli {}
