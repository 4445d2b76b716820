"""The ledger of a clock can only be added to.

TRUNCATE is let through only in a database whose name begins with test_, where test runs empty their tables.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION deadlines_only_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'The ledger of a clock can only be added to: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER deadlines_clockentry_only_insert BEFORE UPDATE OR DELETE ON deadlines_clockentry
    FOR EACH ROW EXECUTE FUNCTION deadlines_only_insert();
CREATE TRIGGER deadlines_clockentry_no_truncate BEFORE TRUNCATE ON deadlines_clockentry
    FOR EACH STATEMENT EXECUTE FUNCTION deadlines_only_insert();
"""

BACKWARD = """
DROP TRIGGER deadlines_clockentry_only_insert ON deadlines_clockentry;
DROP TRIGGER deadlines_clockentry_no_truncate ON deadlines_clockentry;
DROP FUNCTION deadlines_only_insert();
"""


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_the_calendars_and_clocks")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
