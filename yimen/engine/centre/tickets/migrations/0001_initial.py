"""The tickets, the register of their numbers, and the guard of their life, generated from the kernel's table."""

import django.db.models.deletion
from django.db import migrations, models

from yimen.kernel.visits.tickets import TICKET_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bundles", "0001_initial"),
        ("catalogue", "0012_proof_decisions"),
        ("matters", "0001_initial"),
        ("offices", "0003_naming"),
        ("people", "0006_on_duty"),
        ("visits", "0003_promises"),
        ("windows", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("day", models.DateField()),
                ("letter", models.CharField(max_length=1)),
                ("n", models.IntegerField()),
                ("wanted", models.TextField()),
                ("about", models.TextField()),
                ("taken_by", models.TextField()),
                ("taken_at", models.DateTimeField()),
                ("state", models.TextField()),
                ("calls", models.SmallIntegerField(default=0)),
                ("called_at", models.DateTimeField(null=True)),
                ("served_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "bundle",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bundles.bundle",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="windows.windowgroup",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.matter"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="visits.visit"
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["group", "day", "id"], name="ticket_waiting"
                    ),
                    models.Index(
                        condition=models.Q(("party__isnull", False)), fields=["party", "-id"], name="ticket_of_party"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["called", "finished", "left", "missed", "serving", "waiting"])
                        ),
                        name="ticket_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("n__gte", 1)), name="ticket_numbers_begin_with_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bundle", None), ("item", None), ("wanted", "group")),
                            models.Q(("bundle", None), ("item__isnull", False), ("wanted", "item")),
                            models.Q(("bundle__isnull", False), ("item", None), ("wanted", "bundle")),
                            models.Q(("bundle", None), ("item", None), ("matter__isnull", False), ("wanted", "matter")),
                            _connector="OR",
                        ),
                        name="ticket_is_for_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "left"]),
                            models.Q(("called_at__isnull", False), ("window__isnull", False)),
                            _connector="OR",
                        ),
                        name="ticket_is_called_to_a_counter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["serving", "finished"]), ("visit__isnull", False)),
                            models.Q(models.Q(("state__in", ["serving", "finished"]), _negated=True), ("visit", None)),
                            _connector="OR",
                        ),
                        name="ticket_is_served_on_a_visit",
                    ),
                    models.UniqueConstraint(
                        fields=("centre", "day", "letter", "n"), name="ticket_number_is_given_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["called", "serving", "waiting"])),
                        fields=("party", "group", "day"),
                        name="ticket_one_per_party",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["called", "serving"])),
                        fields=("window",),
                        name="ticket_one_per_counter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TicketRegister",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("letter", models.CharField(max_length=1)),
                ("day", models.DateField()),
                ("last", models.IntegerField()),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("centre", "letter", "day"), name="ticket_register_one_per_letter_and_day"
                    )
                ],
            },
        ),
        migrations.RunSQL(
            TICKET_LIFE.guard_sql("tickets_ticket"), "drop function tickets_ticket_state_guard() cascade"
        ),
    ]
