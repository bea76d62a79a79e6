"""The tables of petitions: what only grows refuses to be changed, what goes on leaves a trail."""

import django.db.models.deletion
from django.db import migrations, models

GROWS = ("key", "assessment", "letter", "publication", "visitor", "conclusion")
#: Tables whose rows go on, their key, and what of them the trail keeps as "***".
GOES_ON = {
    "petition": ("case_id", "content,asked,against,decision,plot,pieces"),
    "execution": ("id", "words,owner,proof"),
    "session": ("id", "reason"),
    "visit": ("id", "matter,content,reason,minutes,signed_by"),
}

GUARDS = "".join(
    f"""
create trigger petitions_{one}_append_only before update or delete on petitions_{one} for each statement execute function casework_case_refuse();
create trigger petitions_{one}_no_truncate before truncate on petitions_{one} for each statement execute function casework_case_refuse();
"""
    for one in GROWS
)
AWAY = "".join(
    f"drop trigger petitions_{one}_append_only on petitions_{one}; drop trigger petitions_{one}_no_truncate on petitions_{one};\n"
    for one in GROWS
)
WATCH = "".join(
    f"""
create trigger watched_{verb} after {verb} on petitions_{one} {rows} for each statement execute function accounts_watch('{key}', '{secrets}');
"""
    for one, (key, secrets) in GOES_ON.items()
    for verb, rows in (
        ("insert", "referencing new table as added"),
        ("update", "referencing old table as gone new table as added"),
        ("delete", "referencing old table as gone"),
        ("truncate", ""),
    )
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0006_every_trigger"),
        ("casework", "0007_watched_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Execution",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("owner", models.TextField()),
                ("due", models.DateField(null=True)),
                ("done", models.DateField(null=True)),
                ("proof", models.TextField(blank=True)),
                ("entry", models.BigIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="executions", to="casework.case"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_execution",
            },
        ),
        migrations.CreateModel(
            name="Petition",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="petition",
                        serialize=False,
                        to="casework.case",
                    ),
                ),
                ("source", models.TextField()),
                ("content", models.TextField()),
                ("asked", models.TextField(blank=True)),
                ("language", models.TextField(default="vi")),
                ("translated", models.BooleanField(default=False)),
                ("written", models.DateField(null=True)),
                ("named", models.BooleanField(default=False)),
                ("addressed", models.BooleanField(default=False)),
                ("signed", models.BooleanField(default=False)),
                ("represented", models.BooleanField(default=False)),
                ("people", models.IntegerField(default=1)),
                ("against", models.TextField(blank=True)),
                ("decision", models.TextField(blank=True)),
                ("learned", models.DateField(null=True)),
                ("plot", models.TextField(blank=True)),
                ("kind", models.TextField(blank=True)),
                ("eligible", models.BooleanField(null=True)),
                ("competent", models.BooleanField(null=True)),
                ("outcome", models.TextField(blank=True)),
                ("pieces", models.JSONField(default=list)),
                (
                    "matter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petition_taken_up",
                        to="casework.case",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petitions_after",
                        to="casework.case",
                    ),
                ),
            ],
            options={
                "db_table": "petitions_petition",
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("number", models.TextField()),
                ("day", models.DateField()),
                ("organ", models.BigIntegerField()),
                ("recipient", models.TextField(blank=True)),
                ("said", models.JSONField(default=dict)),
                ("actor", models.TextField()),
                ("entry", models.BigIntegerField()),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="petitions.petition"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_letter",
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("eligible", models.BooleanField()),
                ("competent", models.BooleanField()),
                ("body", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("findings", models.JSONField(default=list)),
                ("day", models.DateField()),
                ("actor", models.TextField()),
                ("entry", models.BigIntegerField()),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="petitions.petition"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_assessment",
            },
        ),
        migrations.CreateModel(
            name="PetitionKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("key", models.TextField()),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="keys", to="petitions.petition"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_key",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.TextField()),
                ("signed", models.DateField()),
                ("organ", models.BigIntegerField()),
                ("way", models.TextField()),
                ("since", models.DateField()),
                ("words", models.TextField()),
                ("result", models.TextField()),
                ("actor", models.TextField()),
                ("entry", models.BigIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="casework.case"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_publication",
            },
        ),
        migrations.CreateModel(
            name="ReceptionSession",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("body", models.BigIntegerField()),
                ("head", models.TextField(blank=True)),
                ("rule", models.TextField(blank=True)),
                ("day", models.DateField()),
                ("place", models.TextField(blank=True)),
                ("unscheduled", models.BooleanField(default=False)),
                ("state", models.TextField(default="planned")),
                ("received_by", models.TextField(blank=True)),
                ("in_person", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "db_table": "petitions_session",
                "indexes": [models.Index(fields=["body", "day"], name="petitions_session_body")],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "day"), name="petitions_session_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "held", "missed", "moved"])),
                        name="petitions_session_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.TextField(unique=True)),
                ("body", models.BigIntegerField()),
                ("day", models.DateField()),
                ("matter", models.TextField()),
                ("content", models.TextField(blank=True)),
                ("people", models.IntegerField(default=1)),
                ("received_by", models.TextField()),
                ("outcome", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("refusal", models.TextField(blank=True)),
                ("minutes", models.TextField(blank=True)),
                ("signed_by", models.TextField(blank=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("entry", models.BigIntegerField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="casework.case",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="petitions.receptionsession",
                    ),
                ),
            ],
            options={
                "db_table": "petitions_visit",
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("owner", models.TextField()),
                ("due", models.DateField(null=True)),
                ("entry", models.BigIntegerField()),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conclusions", to="petitions.visit"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_conclusion",
            },
        ),
        migrations.CreateModel(
            name="Visitor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("contact", models.TextField(blank=True)),
                ("represents", models.BooleanField(default=False)),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visitors", to="petitions.visit"
                    ),
                ),
            ],
            options={
                "db_table": "petitions_visitor",
            },
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(fields=["kind", "-case"], name="petitions_petition_kind"),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(
                condition=models.Q(("previous__isnull", False)), fields=["previous"], name="petitions_petition_previous"
            ),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["", "complaint", "denunciation", "recommendation", "mixed"])),
                name="petitions_petition_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.CheckConstraint(condition=models.Q(("people__gte", 1)), name="petitions_petition_people"),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.CheckConstraint(
                condition=models.Q(("previous", models.F("case")), _negated=True),
                name="petitions_petition_previous_other",
            ),
        ),
        migrations.AddIndex(
            model_name="petitionkey",
            index=models.Index(fields=["kind", "key"], name="petitions_key_of"),
        ),
        migrations.AddConstraint(
            model_name="petitionkey",
            constraint=models.UniqueConstraint(fields=("petition", "kind", "key"), name="petitions_key_once"),
        ),
        migrations.AddConstraint(
            model_name="petitionkey",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["name", "identity", "decision", "plot"])), name="petitions_key_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["-since", "-id"], name="petitions_publication_newest"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(fields=("case", "number", "way"), name="petitions_publication_once"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["body", "-day", "-id"], name="petitions_visit_newest"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["", "answered", "taken_in", "task", "refused"])),
                name="petitions_visit_outcome",
            ),
        ),
        migrations.RunSQL("create sequence petitions_visit_number", "drop sequence petitions_visit_number"),
        migrations.RunSQL(GUARDS, AWAY),
        migrations.RunSQL(WATCH, migrations.RunSQL.noop),
    ]
