"""The control lines in dated versions."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import yimen.kernel.projects.sites
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ControlLayer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("line", models.TextField()),
                ("number", models.SmallIntegerField()),
                ("rings", models.JSONField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("line", "number"), name="control_layer_version_is_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "line__in",
                                [
                                    yimen.kernel.projects.sites.ControlLine["RED"],
                                    yimen.kernel.projects.sites.ControlLine["GREEN"],
                                    yimen.kernel.projects.sites.ControlLine["BLUE"],
                                    yimen.kernel.projects.sites.ControlLine["PURPLE"],
                                    yimen.kernel.projects.sites.ControlLine["YELLOW"],
                                ],
                            )
                        ),
                        name="control_layer_line_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True), name="control_layer_has_a_document"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("line"),
                                    function="int8range",
                                    template="int8range(hashtextextended(line, 0), hashtextextended(line, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="control_layer_one_version_at_a_time",
                    ),
                ],
            },
        ),
    ]
