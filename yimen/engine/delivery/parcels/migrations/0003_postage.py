"""What a parcel costs, and who pays."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import yimen.kernel.parcel_life
import yimen.kernel.postage
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parcels", "0002_guard"),
    ]

    operations = [
        migrations.CreateModel(
            name="PostageRate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("direction", models.TextField()),
                ("fen", models.BigIntegerField()),
                ("ways", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
            ],
        ),
        migrations.AddField(
            model_name="parcel",
            name="postage_basis",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="parcel",
            name="postage_fen",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="parcel",
            name="postage_way",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="parcel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("postage_fen", 0), ("postage_way", "")),
                    models.Q(
                        ("postage_fen__gt", 0),
                        (
                            "postage_way__in",
                            [
                                yimen.kernel.postage.PostageWay["HOUSE"],
                                yimen.kernel.postage.PostageWay["PREPAID"],
                                yimen.kernel.postage.PostageWay["TO_CARRIER"],
                            ],
                        ),
                        models.Q(("postage_basis", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="parcel_postage_has_its_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="postagerate",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("direction"),
                            function="int8range",
                            template="int8range(hashtextextended(direction, 0), hashtextextended(direction, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="postage_rate_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="postagerate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "direction__in",
                        [yimen.kernel.parcel_life.Direction["IN"], yimen.kernel.parcel_life.Direction["OUT"]],
                    ),
                    ("fen__gt", 0),
                    models.Q(("basis", ""), _negated=True),
                ),
                name="postage_rate_is_sound",
            ),
        ),
        migrations.AddConstraint(
            model_name="postagerate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "ways__contained_by",
                        [
                            yimen.kernel.postage.PostageWay["HOUSE"],
                            yimen.kernel.postage.PostageWay["PREPAID"],
                            yimen.kernel.postage.PostageWay["TO_CARRIER"],
                        ],
                    ),
                    models.Q(("ways", []), _negated=True),
                ),
                name="postage_rate_ways_are_known",
            ),
        ),
    ]
