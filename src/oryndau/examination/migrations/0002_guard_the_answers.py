"""Saved answers and incidents are evidence: they are added and never changed or removed (C-10, C-11)."""

from django.db import migrations

GUARD = """
REVOKE UPDATE, DELETE, TRUNCATE ON examination_answer, examination_incident FROM oryndau_app;
REVOKE DELETE, TRUNCATE ON examination_exam, examination_attempt, examination_appeal FROM oryndau_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON examination_answer
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON examination_incident
  FOR EACH ROW EXECUTE FUNCTION oryndau_append_only();
"""

UNGUARD = """
DROP TRIGGER append_only ON examination_answer;
DROP TRIGGER append_only ON examination_incident;
"""


class Migration(migrations.Migration):
    dependencies = [("examination", "0001_initial"), ("cases", "0002_guard_the_journal")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
