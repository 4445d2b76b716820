"""A published version and everything under it stay as they were; only the last day of validity may be set."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION catalogue_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'published' THEN
        IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'valid_to') <> (to_jsonb(OLD) - 'valid_to') THEN
            RAISE EXCEPTION 'catalogue_frozen: version % of procedure % is published', OLD.number, OLD.procedure_id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION catalogue_version_under(tbl text, rec jsonb) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT CASE tbl
        WHEN 'catalogue_leg' THEN (SELECT version_id FROM catalogue_route WHERE id = (rec->>'route_id')::bigint)
        WHEN 'catalogue_step' THEN (SELECT r.version_id FROM catalogue_leg l JOIN catalogue_route r ON r.id = l.route_id
                                     WHERE l.id = (rec->>'leg_id')::bigint)
        ELSE (rec->>'version_id')::bigint END
$$;

CREATE FUNCTION catalogue_frozen_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE version bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        version := catalogue_version_under(TG_TABLE_NAME, to_jsonb(OLD));
        PERFORM 1 FROM catalogue_procedureversion WHERE id = version AND status = 'published';
        IF FOUND THEN
            RAISE EXCEPTION 'catalogue_frozen: % belongs to a published version', TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        version := catalogue_version_under(TG_TABLE_NAME, to_jsonb(NEW));
        PERFORM 1 FROM catalogue_procedureversion WHERE id = version AND status = 'published';
        IF FOUND THEN
            RAISE EXCEPTION 'catalogue_frozen: % belongs to a published version', TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER catalogue_frozen BEFORE UPDATE OR DELETE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION catalogue_frozen_version();
"""
PARTS = (
    "legalbasis",
    "procedurecase",
    "paperrequirement",
    "timelimit",
    "fee",
    "route",
    "leg",
    "step",
    "exampledossier",
)
ON_PART = """
CREATE TRIGGER catalogue_frozen BEFORE INSERT OR UPDATE OR DELETE ON catalogue_{part}
    FOR EACH ROW EXECUTE FUNCTION catalogue_frozen_part();
"""
THAW = "\n".join(
    f"DROP TRIGGER catalogue_frozen ON catalogue_{part};" for part in ("procedureversion", *PARTS)
) + """
DROP FUNCTION catalogue_frozen_part();
DROP FUNCTION catalogue_version_under(text, jsonb);
DROP FUNCTION catalogue_frozen_version();
"""


class Migration(migrations.Migration):
    """Refuse changes of published versions inside the database, whoever asks."""

    dependencies = [("catalogue", "0001_the_catalogue")]
    operations = [
        migrations.RunSQL(FROZEN + "".join(ON_PART.format(part=part) for part in PARTS), THAW),
    ]
