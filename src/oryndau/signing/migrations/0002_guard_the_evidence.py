"""Kept signatures and their evidence are never changed or removed."""

from django.db import migrations

GUARD = """
REVOKE UPDATE, DELETE, TRUNCATE ON signing_signature, signing_evidence FROM oryndau_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON signing_signature
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON signing_evidence
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("signing", "0001_initial"), ("cases", "0002_guard_the_journal")]
    operations = [
        migrations.RunSQL(
            GUARD,
            "DROP TRIGGER append_only ON signing_signature; DROP TRIGGER append_only ON signing_evidence;",
        )
    ]
