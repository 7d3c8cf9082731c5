"""Votes, dissents and signatures under minutes are added and never changed or removed (C-15, C-16)."""

from django.db import migrations

GUARD = """
REVOKE UPDATE, DELETE, TRUNCATE
  ON certification_vote, certification_dissent, certification_minutessignature FROM oryndau_app;
REVOKE DELETE, TRUNCATE ON certification_minutestext FROM oryndau_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON certification_vote
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON certification_dissent
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON certification_minutessignature
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
"""

UNGUARD = """
DROP TRIGGER append_only ON certification_vote;
DROP TRIGGER append_only ON certification_dissent;
DROP TRIGGER append_only ON certification_minutessignature;
"""


class Migration(migrations.Migration):
    dependencies = [("certification", "0001_initial"), ("cases", "0002_guard_the_journal")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
