"""Terms are kept once by hash, a case is in the lists only of places it lies in, and the guard looks into one array."""

from django.db import migrations, models

from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES

_MOVE = """
insert into cases_frozenterms (hash, terms) select distinct on (terms_hash) terms_hash, terms from cases_case
"""
_PLACES = {"centre": "centre", "village": "village_id", "town": "town_id", "county": "county_id"}


def _narrowed(name: str, column: str) -> list[migrations.operations.base.Operation]:
    lies_there = models.Q((f"{column}__isnull", False), ("state__in", sorted(OPEN_STATES)))
    index = models.Index(condition=lies_there, fields=[column, "due_at", "id"], name=f"case_open_of_{name}")
    return [migrations.RemoveIndex("case", index.name), migrations.AddIndex("case", index)]


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_under_mandate")]
    operations = [
        migrations.CreateModel(
            name="FrozenTerms",
            fields=[
                ("hash", models.BinaryField(primary_key=True, serialize=False)),
                ("terms", models.JSONField()),
            ],
        ),
        migrations.RunSQL(_MOVE, migrations.RunSQL.noop),
        migrations.RemoveField("case", "terms"),
        *(step for name, column in _PLACES.items() for step in _narrowed(name, column)),
        migrations.RunSQL(CASE_LIFE.guard_sql("cases_case"), migrations.RunSQL.noop),
    ]
