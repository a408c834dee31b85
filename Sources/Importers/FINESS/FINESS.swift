/// The national file of health and social establishments: legal entities and sites.
///
/// Source: ANS, FINESS+ structures (JSON, since July 2026), and the frozen extractions `etalab-cs1100502` and
/// `etalab-cs1100507` (CSV, May 2026). Each part of the import is in a file `FINESS+Part.swift`.
public enum FINESS {}
