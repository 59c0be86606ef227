"""Gates that count visitors, and the hours they counted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="FlowGate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("secret_hash", models.BinaryField(unique=True)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FlowHour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hour", models.DateTimeField()),
                ("came", models.IntegerField()),
                (
                    "gate",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="flows.flowgate",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="flowgate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("centre", "name"), name="flow_gate_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="flowgate",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="flow_gate_goes_forward",
            ),
        ),
        migrations.AddConstraint(
            model_name="flowhour",
            constraint=models.UniqueConstraint(fields=("gate", "hour"), name="flow_hour_once"),
        ),
        migrations.AddConstraint(
            model_name="flowhour",
            constraint=models.CheckConstraint(condition=models.Q(("came__gte", 0)), name="flow_hour_counts_up"),
        ),
    ]
