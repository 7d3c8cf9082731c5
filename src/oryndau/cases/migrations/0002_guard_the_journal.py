"""The journal is evidence: the site's own role may add events and never change them, and a trigger refuses
it to everybody, the owner too. Names are searched by trigrams, so that a slip of the hand still finds.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'oryndau_app') THEN CREATE ROLE oryndau_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
GRANT oryndau_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO oryndau_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO oryndau_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO oryndau_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO oryndau_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO oryndau_app;
REVOKE UPDATE, DELETE, TRUNCATE ON cases_event FROM oryndau_app;
REVOKE DELETE, TRUNCATE ON cases_case FROM oryndau_app;
"""

GUARD = """
CREATE FUNCTION oryndau_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON cases_event
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON cases_event
  FOR EACH STATEMENT EXECUTE FUNCTION oryndau_append_only();
"""

UNGUARD = """
DROP TRIGGER append_only ON cases_event;
DROP TRIGGER append_only_whole ON cases_event;
DROP FUNCTION oryndau_append_only();
"""

NAMES = """
CREATE INDEX search_names ON cases_searchentry USING gin (value gin_trgm_ops) WHERE kind = 'name';
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        TrigramExtension(),
        migrations.RunSQL(ROLE, migrations.RunSQL.noop),
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL(NAMES, "DROP INDEX search_names"),
    ]
