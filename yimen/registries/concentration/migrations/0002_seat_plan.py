"""The seat plan, and the posts that enter with an approval section."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import yimen.kernel.offices.concentration
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concentration", "0001_initial"),
        ("offices", "0004_office_chain"),
        ("people", "0010_phone_before"),
    ]

    operations = [
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField()),
                ("side", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
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
        ),
        migrations.CreateModel(
            name="SeatAllotment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "residency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allotments",
                        to="concentration.residency",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allotments",
                        to="concentration.seat",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SeatOccupant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "seat",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occupants",
                        to="concentration.seat",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SectionPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.post"
                    ),
                ),
                (
                    "residency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="concentration.residency"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "side__in",
                        [
                            yimen.kernel.offices.concentration.SeatSide["FRONT"],
                            yimen.kernel.offices.concentration.SeatSide["BACK"],
                        ],
                    )
                ),
                name="seat_is_before_or_behind_the_counter",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
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
                name="seat_code_names_one_seat_of_a_centre",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatallotment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("seat_id"), models.F("seat_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="seat_is_of_one_department_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatoccupant",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("seat_id"), models.F("seat_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="seat_has_one_occupant_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatoccupant",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("staff_id"), models.F("staff_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="somebody_sits_at_one_seat_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="sectionpost",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(models.F("post_id"), models.F("post_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="post_has_one_workplace_at_a_time",
            ),
        ),
    ]
