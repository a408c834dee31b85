/// The public extraction of RPPS, one row per person, profession, know-how and activity.
///
/// Source: ANS, `PS_LibreAcces_Personne_activite`, published every day as a full snapshot. Each part of the import is
/// in a file `RPPS+Part.swift`. The restricted extraction (`Extraction_ProSanteConnect_Personne_activite`), for authorised services,
/// is read as well: what it has beside, dates and places of birth, is never looked at.
public enum RPPS {}
