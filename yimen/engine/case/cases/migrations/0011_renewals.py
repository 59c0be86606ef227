"""A case names the certificate it renews; not decided before its end, it counts as granted."""

import django.db.models.deletion
import yimen.kernel.case_life
from django.db import migrations, models

from yimen.kernel.case_life import CASE_LIFE


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0010_committed"),
        ("catalogue", "0011_steps_and_ranks"),
        ("certificates", "0004_guard_array"),
        ("delegations", "0001_initial"),
        ("offices", "0003_naming"),
        ("people", "0005_ranked_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="renews",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="certificates.certificate",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="renews_until",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("renews__isnull", False),
                    (
                        "state__in",
                        [
                            yimen.kernel.case_life.CaseState["ACCEPTED"],
                            yimen.kernel.case_life.CaseState["CORRECTION_CLOSED"],
                            yimen.kernel.case_life.CaseState["CORRECTION_OPEN"],
                            yimen.kernel.case_life.CaseState["IN_DEPARTMENT"],
                            yimen.kernel.case_life.CaseState["RECEIVED"],
                            yimen.kernel.case_life.CaseState["SPECIAL_CLOSED"],
                            yimen.kernel.case_life.CaseState["SPECIAL_OPEN"],
                        ],
                    ),
                ),
                fields=("renews_until", "renews"),
                name="case_renews_a_certificate_alone",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("renews__isnull", True), ("renews_until__isnull", True)),
                    models.Q(("renews__isnull", False), ("renews_until__isnull", False)),
                    _connector="OR",
                ),
                name="case_renews_until_a_day",
            ),
        ),
        migrations.RunSQL(CASE_LIFE.guard_sql("cases_case"), migrations.RunSQL.noop),
    ]
