"""A seat knows the person behind it, who sits once; what was found is published before the unit is judged again."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

# Where somebody sat twice, the seat they took at home keeps the person: the database cannot choose between scores.
BEHIND = """
update juries_juror set person_id = party_id where party_id is not null;
update juries_juror j set person_id = s.person_id from people_staff s
where s.id = j.staff_id and s.person_id is not null
  and not exists (select from juries_juror o where o.jury_id = j.jury_id and o.party_id = s.person_id)
  and not exists (select from juries_juror o join people_staff t on t.id = o.staff_id
    where o.jury_id = j.jury_id and t.person_id = s.person_id and o.id < j.id);
set constraints all immediate;
"""


class Migration(migrations.Migration):
    dependencies = [("juries", "0002_guard")]

    operations = [
        migrations.AddField(
            "juror",
            "person",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.party",
            ),
        ),
        migrations.RunSQL(BEHIND, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "juror", models.UniqueConstraint(fields=["jury", "person"], name="juror_person_sits_once")
        ),
        migrations.AddConstraint(
            "juror",
            models.CheckConstraint(
                condition=Q(party=None) | Q(person=F("party")), name="juror_from_outside_is_their_person"
            ),
        ),
        migrations.RemoveConstraint("jury", "jury_one_at_a_time"),
        migrations.AddConstraint(
            "jury",
            models.UniqueConstraint(
                fields=["unit", "centre", "window", "office"],
                nulls_distinct=False,
                condition=Q(state__in=["called", "open", "closed"]),
                name="jury_one_at_a_time",
            ),
        ),
    ]
