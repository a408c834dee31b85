import CPostgres

/// The types read from results, by their fixed numbers in `pg_type`.
enum PostgresType {
    /// bool, int2, int4, int8.
    static let integers: [Oid] = [20, 23, 21, 16]
    /// text, varchar, bpchar, name.
    static let texts: [Oid] = [25, 1043, 1042, 19]
    static let bytea: Oid = 17
    static let float8: Oid = 701
}
