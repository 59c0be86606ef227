"""What a row of a case may say is watched where it is written, and rows that stay are not looked up again.

Why: docs/decisions/0155. No row is read or written here.
"""

from django.db import migrations, models
from django.db.models.deletion import PROTECT

from yimen.journal.watching import watched


def _stays(to: str, **also: str) -> models.Field:
    return models.ForeignKey(to, PROTECT, db_constraint=False, db_index=False, **also)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0020_what_cannot_be_otherwise"),
        ("catalogue", "0016_found_as_facts"),
        ("journal", "0005_watching"),
        ("people", "0001_initial"),
    ]
    operations = [
        migrations.RemoveConstraint("case", "case_leg_counts_up"),
        migrations.RemoveConstraint("case", "case_renews_until_a_day"),
        migrations.RemoveConstraint("case", "case_channel_is_known"),
        migrations.RemoveConstraint("case", "case_is_accepted_after_its_materials_came"),
        watched("cases_case", "case_leg_counts_up", "new.leg < 0", "leg"),
        watched(
            "cases_case",
            "case_renews_until_a_day",
            "num_nonnulls(new.renews_id, new.renews_until) = 1",
            "renews_id",
            "renews_until",
        ),
        watched("cases_case", "case_channel_is_known", "new.channel <> all ('{hall,window,api,kiosk}')", "channel"),
        watched(
            "cases_case",
            "case_is_accepted_after_its_materials_came",
            "new.accepted_at < new.materials_in_at",
            "accepted_at",
            "materials_in_at",
        ),
        migrations.AlterField("case", "version", _stays("catalogue.itemversion")),
        migrations.AlterField("case", "applicant", _stays("people.party", related_name="+")),
        migrations.AlterField("review", "staff", _stays("people.staff")),
        migrations.AlterField("ruling", "staff", _stays("people.staff")),
    ]
