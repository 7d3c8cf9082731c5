"""A bailiff's list is asked for by post and territory, and read by whole rows along one index (E-03)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_guard_the_journal")]

    operations = [
        migrations.RemoveIndex(model_name="task", name="task_desk"),
        migrations.RemoveIndex(model_name="task", name="task_done"),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                fields=["assignee", "territory", "due_at", "id"],
                name="task_desk",
                condition=models.Q(done_at=None),
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                fields=["assignee", "territory", "-done_at", "-id"],
                name="task_done",
                condition=~models.Q(done_at=None),
            ),
        ),
    ]
