"""The village checks: what a village sealed, and what its town made of it."""

import django.db.models.deletion
import yimen.kernel.villages.village_check_life
from django.db import migrations, models


from yimen.kernel.villages.village_check_life import VILLAGE_CHECK_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0023_review_sheets"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="VillageCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                (
                    "state",
                    models.TextField(default=yimen.kernel.villages.village_check_life.VillageCheckState["SEALED"]),
                ),
                ("file_sha256", models.TextField()),
                ("opinion", models.TextField()),
                ("serial", models.TextField()),
                ("checked_at", models.DateTimeField()),
                ("checked_seq", models.IntegerField()),
                ("signature", models.BinaryField()),
                ("review", models.TextField(default="")),
                ("review_serial", models.TextField(default="")),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_seq", models.IntegerField(null=True)),
                ("review_signature", models.BinaryField(default=b"")),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "sealed")),
                        fields=["town", "id"],
                        name="village_check_waits_in_town",
                    ),
                    models.Index(fields=["town", "-id"], name="village_check_of_town"),
                    models.Index(fields=["case", "id"], name="village_check_of_case"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    yimen.kernel.villages.village_check_life.VillageCheckState["SEALED"],
                                    yimen.kernel.villages.village_check_life.VillageCheckState["PASSED"],
                                    yimen.kernel.villages.village_check_life.VillageCheckState["RETURNED"],
                                ],
                            )
                        ),
                        name="village_check_state_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("case",),
                        name="village_check_is_sealed_once_until_returned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at", None), ("state", "sealed")),
                            models.Q(
                                models.Q(("state", "sealed"), _negated=True),
                                ("reviewed_at__isnull", False),
                                ("reviewed_by__isnull", False),
                                models.Q(("review_signature", b""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="village_check_is_reviewed_under_a_signature",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by__isnull", True),
                            models.Q(("reviewed_by", models.F("checked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="village_check_is_reviewed_by_other_hands",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            VILLAGE_CHECK_LIFE.guard_sql("village_checks_villagecheck"),
            "drop function village_checks_villagecheck_state_guard() cascade",
        ),
    ]
