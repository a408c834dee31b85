import SQL

extension Migration {
    /// The audit log and the two ends of its chain (decision 0029): the last line, and the last one that was removed because of
    /// its age. Lines are never changed, and removed by one door: the beginning of the chain first moves to a line, whose hash
    /// it takes, then the lines up to it may go.
    static let audit = Migration(
        23, "Audit",
        [
            """
            CREATE TABLE audit (
                numero BIGINT PRIMARY KEY, date BIGINT NOT NULL, nature TEXT NOT NULL, auteur TEXT NOT NULL,
                objet TEXT NOT NULL, detail TEXT NOT NULL, empreinte BLOB NOT NULL
            ) STRICT
            """,
            "CREATE INDEX audit_date ON audit (date, numero)",
            "CREATE INDEX audit_nature ON audit (nature, date, numero)",
            "CREATE INDEX audit_auteur ON audit (auteur, date, numero)",
            "CREATE INDEX audit_objet ON audit (objet, date, numero)",
            """
            CREATE TABLE audit_chaine (
                nom TEXT PRIMARY KEY, numero BIGINT NOT NULL, empreinte BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
        ],
        only: [.sqlite: sqlite, .postgresql: postgresql])

    private static let refusal = "the audit log only grows"

    private static let sqlite = [
        "INSERT INTO audit_chaine (nom, numero, empreinte) VALUES ('debut', 0, zeroblob(32)), ('tete', 0, zeroblob(32))",
        """
        CREATE TRIGGER audit_change BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, '\(refusal)'); END
        """,
        """
        CREATE TRIGGER audit_retrait BEFORE DELETE ON audit
        WHEN old.numero > (SELECT numero FROM audit_chaine WHERE nom = 'debut')
        BEGIN SELECT RAISE(ABORT, '\(refusal)'); END
        """,
        // INSERT OR REPLACE fires no trigger of what it removes.
        """
        CREATE TRIGGER audit_ajout BEFORE INSERT ON audit
        WHEN new.numero <> (SELECT COALESCE(MAX(numero), (SELECT numero FROM audit_chaine WHERE nom = 'debut')) + 1 FROM audit)
        BEGIN SELECT RAISE(ABORT, '\(refusal)'); END
        """,
        """
        CREATE TRIGGER audit_chaine_change BEFORE UPDATE ON audit_chaine
        WHEN new.nom <> old.nom OR new.numero < old.numero OR (old.nom = 'debut' AND NOT EXISTS (
            SELECT 1 FROM audit WHERE numero = new.numero AND empreinte = new.empreinte))
        BEGIN SELECT RAISE(ABORT, '\(refusal)'); END
        """,
        """
        CREATE TRIGGER audit_chaine_retrait BEFORE DELETE ON audit_chaine BEGIN SELECT RAISE(ABORT, '\(refusal)'); END
        """,
        """
        CREATE TRIGGER audit_chaine_ajout BEFORE INSERT ON audit_chaine BEGIN SELECT RAISE(ABORT, '\(refusal)'); END
        """,
    ]

    private static let postgresql = [
        """
        INSERT INTO audit_chaine (nom, numero, empreinte)
        VALUES ('debut', 0, decode(repeat('00', 32), 'hex')), ('tete', 0, decode(repeat('00', 32), 'hex'))
        """,
        """
        CREATE FUNCTION audit_refus() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit' THEN
                IF OLD.numero <= (SELECT numero FROM audit_chaine WHERE nom = 'debut') THEN RETURN OLD; END IF;
            END IF;
            RAISE EXCEPTION '\(refusal)' USING ERRCODE = 'integrity_constraint_violation';
        END $$
        """,
        """
        CREATE FUNCTION audit_chaine_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.nom <> OLD.nom OR NEW.numero < OLD.numero OR (OLD.nom = 'debut' AND NOT EXISTS (
                SELECT 1 FROM audit WHERE numero = NEW.numero AND empreinte = NEW.empreinte)) THEN
                RAISE EXCEPTION '\(refusal)' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$
        """,
        "CREATE TRIGGER audit_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refus()",
        "CREATE TRIGGER audit_vidage BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refus()",
        """
        CREATE TRIGGER audit_chaine_change BEFORE UPDATE ON audit_chaine
        FOR EACH ROW EXECUTE FUNCTION audit_chaine_change()
        """,
        """
        CREATE TRIGGER audit_chaine_retrait BEFORE INSERT OR DELETE ON audit_chaine
        FOR EACH ROW EXECUTE FUNCTION audit_refus()
        """,
        """
        CREATE TRIGGER audit_chaine_vidage BEFORE TRUNCATE ON audit_chaine
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refus()
        """,
    ]
}
