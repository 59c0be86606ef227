"""What cannot be otherwise is not looked up again at every case (docs/decisions/0143).

The guard of the life says the states. Rows that stay, and that all cases name at once, are not locked for each of them;
clocks, reviews and rulings are written by the statement that moves their case. No row is read or written here.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


def _stays(to: str, **also: bool) -> models.Field:
    return models.ForeignKey(to, PROTECT, db_constraint=False, db_index=False, **also)


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0019_lapsed_with_the_case"),
        ("catalogue", "0016_found_as_facts"),
        ("offices", "0004_office_chain"),
    ]
    operations = [
        migrations.RemoveConstraint("case", "case_state_is_one_of_fifteen"),
        migrations.AlterField("case", "calendar", _stays("calendars.calendar")),
        migrations.AlterField("case", "centre", _stays("offices.centre", null=True)),
        migrations.AlterField("case", "item", _stays("catalogue.item")),
        migrations.AlterField("case", "office", _stays("offices.office")),
        migrations.AlterField(
            "caseclock",
            "case",
            models.ForeignKey("cases.case", PROTECT, related_name="clocks", db_index=False, db_constraint=False),
        ),
        migrations.AlterField(
            "review", "case", models.ForeignKey("cases.case", PROTECT, related_name="reviews", db_constraint=False)
        ),
        migrations.AlterField(
            "ruling", "case", models.OneToOneField("cases.case", PROTECT, related_name="ruling", db_constraint=False)
        ),
    ]
