"""What an old hall counts by its own register, and the record of a switch that lost nothing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0003_struck_lines"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="HallCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("items", models.IntegerField()),
                ("staff", models.IntegerField()),
                ("cases", models.IntegerField()),
                ("counted_at", models.DateTimeField()),
                (
                    "counted_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "hall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="network.outsidehall"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HallSwitch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("items_there", models.IntegerField()),
                ("items_here", models.IntegerField()),
                ("staff_there", models.IntegerField()),
                ("staff_here", models.IntegerField()),
                ("cases_there", models.IntegerField()),
                ("cases_here", models.IntegerField()),
                ("struck", models.IntegerField()),
                ("switched_at", models.DateTimeField()),
                (
                    "count",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.hallcount",
                    ),
                ),
                (
                    "hall",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="switch", to="network.outsidehall"
                    ),
                ),
                (
                    "switched_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="hallcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("items__gte", 0), ("staff__gte", 0), ("cases__gte", 0)),
                name="hall_count_is_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="hallswitch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cases_there", models.F("cases_here")),
                    ("items_there", models.F("items_here")),
                    ("staff_there", models.F("staff_here")),
                ),
                name="hall_switch_loses_nothing",
            ),
        ),
    ]
