"""The tenders, what was told of each, and the alarms."""

import django.db.models.deletion
import yimen.kernel.supervision.tenders
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField(unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="tender_has_its_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TenderAlarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("rule", models.TextField()),
                ("revision", models.IntegerField()),
                ("breach", models.JSONField()),
                ("noticed_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("note", models.TextField(default="")),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "tender",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alarms",
                        to="tenders.tender",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("settled_at", None)), fields=["tender"], name="tender_alarm_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rule__in",
                                [
                                    yimen.kernel.supervision.tenders.TenderRule["SHORT_NOTICE"],
                                    yimen.kernel.supervision.tenders.TenderRule["SINGLE_BIDDER"],
                                    yimen.kernel.supervision.tenders.TenderRule["CHANGED_DEADLINE"],
                                ],
                            )
                        ),
                        name="tender_alarm_rule_is_known",
                    ),
                    models.UniqueConstraint(fields=("tender", "rule", "revision"), name="tender_alarm_is_raised_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("note", ""), ("settled_at", None)),
                            models.Q(("settled_at__isnull", False), models.Q(("note", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="tender_alarm_is_settled_with_a_note",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TenderTelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("source", models.TextField()),
                ("said", models.TextField()),
                ("sha256", models.TextField()),
                ("told_at", models.DateTimeField()),
                (
                    "tender",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="tenders.tender",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("tender", "number"), name="tender_telling_is_numbered")
                ],
            },
        ),
    ]
