/// The public extraction of RPPS, one row per person, profession, know-how and activity.
///
/// Source: ANS, `PS_LibreAcces_Personne_activite`, published every day as a full snapshot. Each part of the import is
/// in a file `RPPS+Part.swift`.
public enum RPPS {}
