"""The register of approval seals: stamps, their hand-overs, and every use."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("grants", "0001_initial"),
        ("offices", "0003_naming"),
        ("people", "0006_on_duty"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField(unique=True)),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.centre")),
                ("made_at", models.DateTimeField()),
                ("end", models.TextField(default="")),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_at", None)),
                            models.Q(("end__in", ["lost", "destroyed"]), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="stamp_ends_lost_or_destroyed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StampHandover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                (
                    "stamp",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="stamps.stamp"
                    ),
                ),
                ("letter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="grants.letter")),
                (
                    "giver",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
                (
                    "receiver",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
                ("given_at", models.DateTimeField()),
                ("record", models.TextField()),
                ("received_at", models.DateTimeField(null=True)),
                ("returned_at", models.DateTimeField(null=True)),
                ("return_basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("returned_at", None)),
                        fields=("stamp",),
                        name="stamp_is_in_one_hand_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("receiver")), _negated=True),
                        name="stamp_is_handed_to_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_at", None), ("received_at__gte", models.F("given_at")), _connector="OR"
                        ),
                        name="stamp_is_received_after_it_was_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StampUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stamp",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="stamps.stamp"),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="stamps.stamphandover"
                    ),
                ),
                ("case_id", models.BigIntegerField()),
                ("case_number", models.TextField()),
                ("paper", models.TextField()),
                ("title", models.TextField()),
                ("sha256", models.TextField()),
                ("used_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["stamp", "id"], name="stamp_use_of_stamp")],
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "sha256"), name="stamp_use_is_logged_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", ""), _negated=True), name="stamp_use_knows_its_paper"
                    ),
                ],
            },
        ),
    ]
