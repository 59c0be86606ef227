"""Posting orders: who of which office is posted to which centre."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0010_phone_before"),
    ]

    operations = [
        migrations.CreateModel(
            name="Secondment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("return_number", models.TextField(default="")),
                ("return_reason", models.TextField(default="")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.post"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="secondment_order_number_is_given_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("return_number", ""), _negated=True),
                        fields=("return_number",),
                        name="secondment_return_number_is_given_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("return_number", ""), ("return_reason", ""), ("valid__endswith", None)),
                            models.Q(
                                ("valid__endswith__isnull", False),
                                models.Q(("return_number", ""), _negated=True),
                                models.Q(("return_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="secondment_ends_by_an_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("staff_id"), models.F("staff_id"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="secondment_one_at_a_time_for_somebody",
                    ),
                ],
            },
        ),
    ]
