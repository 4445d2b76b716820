"""Entries, seals and acts can only be added; the chain is computed where it cannot be forgotten.

TRUNCATE is let through only in a database whose name begins with test_, where test runs empty their tables.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION journal_only_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'The journal can only be added to: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION journal_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text;
BEGIN
    INSERT INTO journal_head AS head (subject, seq, hash) VALUES (NEW.subject, 1, repeat('0', 64))
        ON CONFLICT (subject) DO UPDATE SET seq = head.seq + 1
        RETURNING head.seq, head.hash INTO NEW.seq, before;
    NEW.prev_hash := before;
    NEW.recorded_at := clock_timestamp();
    NEW.recorded_on := (NEW.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
    NEW.hash := encode(sha256(convert_to(concat_ws(E'\\n', before, NEW.subject, NEW.seq,
        to_char(NEW.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), NEW.content), 'UTF8')), 'hex');
    UPDATE journal_head SET hash = NEW.hash WHERE subject = NEW.subject;
    RETURN NEW;
END $$;

CREATE TRIGGER journal_entry_chain BEFORE INSERT ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_chain();
CREATE TRIGGER journal_entry_only_insert BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_only_insert();
CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_insert();
CREATE TRIGGER journal_seal_only_insert BEFORE UPDATE OR DELETE ON journal_seal
    FOR EACH ROW EXECUTE FUNCTION journal_only_insert();
CREATE TRIGGER journal_seal_no_truncate BEFORE TRUNCATE ON journal_seal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_only_insert();
"""

BACKWARD = """
DROP TRIGGER journal_entry_chain ON journal_entry;
DROP TRIGGER journal_entry_only_insert ON journal_entry;
DROP TRIGGER journal_entry_no_truncate ON journal_entry;
DROP TRIGGER journal_seal_only_insert ON journal_seal;
DROP TRIGGER journal_seal_no_truncate ON journal_seal;
DROP FUNCTION journal_chain();
DROP FUNCTION journal_only_insert();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_the_journal")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
