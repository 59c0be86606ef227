"""The tables of the kiosks."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Kiosks, their hours and faults, functions and uses, and where people live."""

    initial = True

    dependencies = [
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Kiosk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField(unique=True)),
                ("place_kind", models.TextField()),
                ("address", models.TextField()),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
                ("all_day", models.TextField()),
                ("planned_for", models.DateField()),
                ("installed_on", models.DateField(null=True)),
                ("retired_on", models.DateField(null=True)),
                ("reason", models.TextField(default="")),
                ("secret_hash", models.BinaryField(null=True, unique=True)),
                ("beat_at", models.DateTimeField(null=True)),
                ("parts", models.JSONField(default=dict)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.region"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KioskFault",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("part", models.TextField()),
                ("noticed_at", models.DateTimeField()),
                ("repaired_at", models.DateTimeField(null=True)),
                ("note", models.TextField(default="")),
                (
                    "kiosk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="faults",
                        to="kiosks.kiosk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KioskFunction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("provider", models.TextField()),
                ("fields", models.JSONField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ask", "print", "pay", "book", "file"])),
                        name="kiosk_function_kind_is_known",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("code"),
                                    function="int8range",
                                    template="int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="kiosk_function_once_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KioskHour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hour", models.DateTimeField()),
                ("beats", models.IntegerField(default=0)),
                ("faulty", models.IntegerField(default=0)),
                (
                    "kiosk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="kiosks.kiosk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KioskUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("function", models.TextField()),
                ("kind", models.TextField()),
                ("done", models.IntegerField(default=0)),
                ("failed", models.IntegerField(default=0)),
                (
                    "kiosk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="kiosks.kiosk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LivingArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("residents", models.IntegerField()),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
                ("counted_on", models.DateField()),
                ("source", models.TextField()),
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.region"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "place_kind__in",
                        ["centre", "bank", "supermarket", "community", "village", "hospital", "station", "other"],
                    )
                ),
                name="kiosk_place_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(("all_day__in", ["yes", "no"])), name="kiosk_all_day_is_yes_or_no"
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(("lat__range", (-90, 90)), ("lon__range", (-180, 180))),
                name="kiosk_stands_on_the_map",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("retired_on", None),
                    models.Q(("installed_on__lte", models.F("retired_on")), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="kiosk_is_retired_after_it_stood",
            ),
        ),
        migrations.AddConstraint(
            model_name="kioskfault",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("part__in", ["paper", "printer", "scanner", "card_reader", "pos", "screen", "offline"])
                ),
                name="kiosk_fault_part_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="kioskfault",
            constraint=models.UniqueConstraint(
                condition=models.Q(("repaired_at", None)), fields=("kiosk", "part"), name="kiosk_fault_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="kioskfault",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("repaired_at", None), ("repaired_at__gte", models.F("noticed_at")), _connector="OR"
                ),
                name="kiosk_fault_goes_forward",
            ),
        ),
        migrations.AddConstraint(
            model_name="kioskhour",
            constraint=models.UniqueConstraint(fields=("kiosk", "hour"), name="kiosk_hour_once"),
        ),
        migrations.AddConstraint(
            model_name="kioskhour",
            constraint=models.CheckConstraint(
                condition=models.Q(("beats__gte", models.F("faulty"))), name="kiosk_hour_counts_what_came"
            ),
        ),
        migrations.AddIndex(
            model_name="kioskuse",
            index=models.Index(fields=["on"], name="kiosk_use_by_day"),
        ),
        migrations.AddConstraint(
            model_name="kioskuse",
            constraint=models.UniqueConstraint(fields=("kiosk", "on", "function"), name="kiosk_use_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="kioskuse",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["ask", "print", "pay", "book", "file"])),
                name="kiosk_use_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="livingarea",
            constraint=models.CheckConstraint(condition=models.Q(("residents__gte", 0)), name="living_area_counts_up"),
        ),
        migrations.AddConstraint(
            model_name="livingarea",
            constraint=models.CheckConstraint(
                condition=models.Q(("lat__range", (-90, 90)), ("lon__range", (-180, 180))),
                name="living_area_lies_on_the_map",
            ),
        ),
    ]
