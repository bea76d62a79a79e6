"""The tables of denunciations. What was sealed, asked, approved and looked at only grows; two tables have something taken out of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GROWS = ("officer_key", "key_end", "matter", "envelope", "box", "publication", "unsealing", "approval", "look")
#: A passphrase changes, what was handed over is emptied; neither row goes away.
KEPT = ("key_passphrase", "release")

ONLY_EMPTIED = """
-- What an approver handed over can be emptied, and never filled again or moved.
create function denunciations_only_emptied() returns trigger language plpgsql as $$
begin
  if new.approval_id <> old.approval_id or new.envelope_id <> old.envelope_id or new.sealed is not null then
    raise exception 'Hộp đã giao chỉ được làm rỗng. / What was handed over is only emptied.'
      using errcode = 'integrity_constraint_violation', constraint = 'denunciations_release_emptied';
  end if;
  return new;
end $$;
create trigger denunciations_release_emptied before update on denunciations_release for each row execute function denunciations_only_emptied();
"""
GUARDS = ONLY_EMPTIED + "".join(
    f"""
create trigger denunciations_{one}_append_only before {verbs} on denunciations_{one} for each statement execute function casework_case_refuse();
create trigger denunciations_{one}_no_truncate before truncate on denunciations_{one} for each statement execute function casework_case_refuse();
"""
    for names, verbs in ((GROWS, "update or delete"), (KEPT, "delete"))
    for one in names
)
AWAY = (
    "".join(
        f"drop trigger denunciations_{one}_append_only on denunciations_{one}; drop trigger denunciations_{one}_no_truncate on denunciations_{one};\n"
        for one in (*GROWS, *KEPT)
    )
    + "drop trigger denunciations_release_emptied on denunciations_release; drop function denunciations_only_emptied();"
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("accounts", "0006_every_trigger"), ("casework", "0007_watched_cases")]

    operations = [
        migrations.CreateModel(
            name="Unsealing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("purpose", models.TextField()),
                ("ground", models.TextField()),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("entry", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "denunciations_unsealing",
            },
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("sender", models.TextField()),
                ("asks", models.BooleanField(default=False)),
                ("day", models.DateField()),
                ("sealed", models.BinaryField()),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "db_table": "denunciations_envelope",
            },
        ),
        migrations.CreateModel(
            name="OfficerKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public", models.BinaryField(unique=True)),
                ("fingerprint", models.TextField(unique=True)),
                ("since", models.DateField()),
                ("entry", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "denunciations_officer_key",
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="casework.case",
                    ),
                ),
                ("digest", models.TextField(unique=True)),
                ("public", models.BinaryField()),
            ],
            options={
                "db_table": "denunciations_matter",
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "unsealing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="approval",
                        serialize=False,
                        to="denunciations.unsealing",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("entry", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="denunciations.officerkey"
                    ),
                ),
            ],
            options={
                "db_table": "denunciations_approval",
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "unsealing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="look",
                        serialize=False,
                        to="denunciations.unsealing",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "db_table": "denunciations_look",
            },
        ),
        migrations.AddField(
            model_name="unsealing",
            name="reason",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="denunciations.envelope"
            ),
        ),
        migrations.CreateModel(
            name="KeyEnd",
            fields=[
                (
                    "key",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="ended",
                        serialize=False,
                        to="denunciations.officerkey",
                    ),
                ),
                ("day", models.DateField()),
                ("lost", models.BooleanField()),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "db_table": "denunciations_key_end",
            },
        ),
        migrations.CreateModel(
            name="KeyPassphrase",
            fields=[
                (
                    "key",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="kept",
                        serialize=False,
                        to="denunciations.officerkey",
                    ),
                ),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "denunciations_key_passphrase",
            },
        ),
        migrations.AddField(
            model_name="unsealing",
            name="key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="denunciations.officerkey"
            ),
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="publication",
                        serialize=False,
                        to="denunciations.matter",
                    ),
                ),
                ("day", models.DateField()),
                ("title", models.TextField()),
                ("words", models.TextField()),
                ("document", models.TextField()),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "db_table": "denunciations_publication",
            },
        ),
        migrations.AddField(
            model_name="unsealing",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="unsealings", to="denunciations.matter"
            ),
        ),
        migrations.AddField(
            model_name="envelope",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="envelopes", to="denunciations.matter"
            ),
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sealed", models.BinaryField(null=True)),
                (
                    "envelope",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="denunciations.envelope"
                    ),
                ),
                (
                    "approval",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="denunciations.approval",
                    ),
                ),
            ],
            options={
                "db_table": "denunciations_release",
            },
        ),
        migrations.CreateModel(
            name="Box",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("body", models.BigIntegerField()),
                ("sealed", models.BinaryField()),
                ("entry", models.BigIntegerField()),
                (
                    "envelope",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="boxes", to="denunciations.envelope"
                    ),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="denunciations.officerkey",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="denunciations.officerkey",
                    ),
                ),
            ],
            options={
                "db_table": "denunciations_box",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("approver", models.F("reader")), _negated=True),
                        name="denunciations_box_two",
                    ),
                    models.UniqueConstraint(
                        fields=("envelope", "approver", "reader"), name="denunciations_box_once", nulls_distinct=False
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="unsealing",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["read", "reseal"])), name="denunciations_unsealing_purpose"
            ),
        ),
        migrations.AddConstraint(
            model_name="envelope",
            constraint=models.UniqueConstraint(fields=("matter", "number"), name="denunciations_envelope_number"),
        ),
        migrations.AddConstraint(
            model_name="envelope",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["words", "identity", "file", "message", "reason"]),
                    ("sender__in", ["reporter", "officer"]),
                ),
                name="denunciations_envelope_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("approval", "envelope"), name="denunciations_release_once"),
        ),
        migrations.RunSQL(GUARDS, AWAY),
    ]
