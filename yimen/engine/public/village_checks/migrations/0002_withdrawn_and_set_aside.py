"""What a village sealed may be withdrawn or set aside for a reason; names and papers are kept with the check."""

import django.db.models.deletion
import yimen.kernel.villages.village_check_life
from django.db import migrations, models

from yimen.kernel.villages.village_check_life import VILLAGE_CHECK_LIFE

NAMES = """
update village_checks_villagecheck k set
  village = coalesce((select name from offices_centreterm where centre_id = k.point_id order by valid desc limit 1), ''),
  signer = (select name from people_staff where id = k.checked_by_id),
  reviewer = coalesce((select name from people_staff where id = k.reviewed_by_id), ''),
  town_place = coalesce((select t.name from people_staff s join offices_officeterm t on t.office_id = s.office_id
    where s.id = k.reviewed_by_id order by t.valid desc limit 1), '')
"""
RETURNED = """
update cases_case c set awaits = array_replace(c.awaits, 'village_check', 'village_returned')
from village_checks_villagecheck k
where k.case_id = c.id and k.state = 'returned'
  and not exists (select from village_checks_villagecheck l where l.case_id = k.case_id and l.id > k.id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0023_review_sheets"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
        ("regions", "0001_initial"),
        ("village_checks", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="villagecheck",
            name="village_check_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="villagecheck",
            name="village_check_is_sealed_once_until_returned",
        ),
        migrations.RemoveConstraint(
            model_name="villagecheck",
            name="village_check_is_reviewed_under_a_signature",
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="closed_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="files",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="reason",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="reviewer",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="signer",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="town_place",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="villagecheck",
            name="village",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="villagecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            yimen.kernel.villages.village_check_life.VillageCheckState["SEALED"],
                            yimen.kernel.villages.village_check_life.VillageCheckState["PASSED"],
                            yimen.kernel.villages.village_check_life.VillageCheckState["RETURNED"],
                            yimen.kernel.villages.village_check_life.VillageCheckState["WITHDRAWN"],
                            yimen.kernel.villages.village_check_life.VillageCheckState["SET_ASIDE"],
                        ],
                    )
                ),
                name="village_check_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="villagecheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "sealed")), fields=("case",), name="village_check_waits_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="villagecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reviewed_at", None), ("state__in", ["sealed", "withdrawn", "set_aside"])),
                    models.Q(
                        ("state__in", ["passed", "returned", "set_aside"]),
                        ("reviewed_at__isnull", False),
                        ("reviewed_by__isnull", False),
                        models.Q(("review_signature", b""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="village_check_is_reviewed_under_a_signature",
            ),
        ),
        migrations.AddConstraint(
            model_name="villagecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        ("state__in", ["withdrawn", "set_aside"]),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ["withdrawn", "set_aside"]), _negated=True),
                        ("closed_at", None),
                        ("closed_by", None),
                        ("reason", ""),
                    ),
                    _connector="OR",
                ),
                name="village_check_ends_for_a_reason",
            ),
        ),
        migrations.RunSQL(
            VILLAGE_CHECK_LIFE.guard_sql("village_checks_villagecheck"),
            VILLAGE_CHECK_LIFE.guard_sql("village_checks_villagecheck"),
        ),
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
        migrations.RunSQL(
            RETURNED,
            "update cases_case set awaits = array_replace(awaits, 'village_returned', 'village_check')"
            " where 'village_returned' = any(awaits)",
        ),
    ]
