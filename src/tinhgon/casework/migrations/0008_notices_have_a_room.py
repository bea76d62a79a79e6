"""What people were told moves to the room of notices, row by row with its numbers; and a table of reckonings."""

from django.db import migrations, models

MOVE = """
insert into notices_letter (id, account_id, key, subject, body, made, state, tries, tried, next, sent, trouble)
  select id, account_id, key, subject, body, made, state, tries, tried, next, sent, trouble from casework_letter;
insert into notices_notice (id, account_id, matter, code, about, kind, due, mark, superior, day, words_vi, words_en, read, posted)
  select n.id, n.account_id, 'case', c.code, n.clock_id, n.kind, n.due, n.mark, n.superior, n.day, n.words_vi, n.words_en, n.read,
         case when n.kind = 'due' then now() end
  from casework_notice n join casework_case c on c.id = n.case_id;
insert into notices_feed (id, account_id, key, made) select id, account_id, key, made from casework_feed;
select setval(pg_get_serial_sequence('notices_letter', 'id'), greatest(1, (select max(id) from notices_letter)));
select setval(pg_get_serial_sequence('notices_notice', 'id'), greatest(1, (select max(id) from notices_notice)));
select setval(pg_get_serial_sequence('notices_feed', 'id'), greatest(1, (select max(id) from notices_feed)));
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_watched_cases"), ("notices", "0001_initial")]
    operations = [
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.DeleteModel(name="Notice"),
        migrations.DeleteModel(name="Letter"),
        migrations.DeleteModel(name="Feed"),
        migrations.CreateModel(
            name="Reckoning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.TextField()),
                ("day", models.DateField()),
                ("moved", models.IntegerField()),
                ("entry", models.BigIntegerField()),
            ],
            options={"db_table": "casework_reckoning"},
        ),
    ]
