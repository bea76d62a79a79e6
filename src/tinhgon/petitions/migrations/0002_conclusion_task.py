"""A conclusion of a reception that became a task; the link only grows."""

import django.db.models.deletion
from django.db import migrations, models

GUARD = """
create trigger petitions_conclusion_task_append_only before update or delete on petitions_conclusion_task
  for each statement execute function casework_case_refuse();
create trigger petitions_conclusion_task_no_truncate before truncate on petitions_conclusion_task
  for each statement execute function casework_case_refuse();
"""
AWAY = """
drop trigger petitions_conclusion_task_append_only on petitions_conclusion_task;
drop trigger petitions_conclusion_task_no_truncate on petitions_conclusion_task;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0001_initial"),
        ("tasks", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConclusionTask",
            fields=[
                (
                    "conclusion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="given",
                        serialize=False,
                        to="petitions.conclusion",
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tasks.task"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_conclusion_task",
            },
        ),
        migrations.RunSQL(GUARD, AWAY),
    ]
