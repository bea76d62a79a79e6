"""The digest of what each entry wrote."""

from pathlib import Path

from django.db import migrations

CONTENTS = Path(__file__).with_name("0003_contents.sql").read_text(encoding="utf-8")
AWAY = "drop function registry_contents(bigint); drop function registry_digested(text);"


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_guards")]
    operations = [migrations.RunSQL(CONTENTS, AWAY)]
