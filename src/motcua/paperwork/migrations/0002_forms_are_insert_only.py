"""An issued form and the text of a template can only be added.

A template's validity may be closed when a new version of the form comes into force; its text may not change.
TRUNCATE is let through only in a database whose name begins with test_, where test runs empty their tables.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION paperwork_only_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_database() LIKE 'test\\_%' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'Issued papers can only be added to: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER paperwork_issuedform_only_insert BEFORE UPDATE OR DELETE ON paperwork_issuedform
    FOR EACH ROW EXECUTE FUNCTION paperwork_only_insert();
CREATE TRIGGER paperwork_issuedform_no_truncate BEFORE TRUNCATE ON paperwork_issuedform
    FOR EACH STATEMENT EXECUTE FUNCTION paperwork_only_insert();
CREATE TRIGGER paperwork_formtemplate_no_delete BEFORE DELETE ON paperwork_formtemplate
    FOR EACH ROW EXECUTE FUNCTION paperwork_only_insert();
CREATE TRIGGER paperwork_formtemplate_no_truncate BEFORE TRUNCATE ON paperwork_formtemplate
    FOR EACH STATEMENT EXECUTE FUNCTION paperwork_only_insert();
CREATE TRIGGER paperwork_formtemplate_text_stays BEFORE UPDATE ON paperwork_formtemplate
    FOR EACH ROW WHEN (
        (OLD.code, OLD.version, OLD.revision, OLD.main, OLD.files, OLD.source_sha256, OLD.origin)
        IS DISTINCT FROM
        (NEW.code, NEW.version, NEW.revision, NEW.main, NEW.files, NEW.source_sha256, NEW.origin)
    )
    EXECUTE FUNCTION paperwork_only_insert();
"""

BACKWARD = """
DROP TRIGGER paperwork_issuedform_only_insert ON paperwork_issuedform;
DROP TRIGGER paperwork_issuedform_no_truncate ON paperwork_issuedform;
DROP TRIGGER paperwork_formtemplate_no_delete ON paperwork_formtemplate;
DROP TRIGGER paperwork_formtemplate_no_truncate ON paperwork_formtemplate;
DROP TRIGGER paperwork_formtemplate_text_stays ON paperwork_formtemplate;
DROP FUNCTION paperwork_only_insert();
"""


class Migration(migrations.Migration):
    dependencies = [("paperwork", "0001_the_papers")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
