"""The tables of the office days."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficeDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("leader", models.TextField()),
                ("title", models.TextField()),
                ("topic", models.TextField()),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("announced_at", models.DateTimeField()),
                ("held_at", models.DateTimeField(null=True)),
                ("record", models.TextField(default="")),
                ("called_off_for", models.TextField(default="")),
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
            name="RaisedMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("told", models.TextField()),
                ("raised_by", models.TextField(default="")),
                ("due_on", models.DateField()),
                ("raised_at", models.DateTimeField()),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("sent_back", models.TextField(default="")),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "office_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="raised", to="office_days.officeday"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="officeday",
            index=models.Index(fields=["centre", "-id"], name="office_day_of_centre"),
        ),
        migrations.AddConstraint(
            model_name="officeday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held_at", None), ("record", "")),
                    models.Q(
                        ("called_off_for", ""), ("held_at__isnull", False), models.Q(("record", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="office_day_is_held_with_a_record",
            ),
        ),
        migrations.AddIndex(
            model_name="raisedmatter",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["office", "due_on"], name="raised_matter_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="raisedmatter",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at", None), models.Q(("answer", ""), _negated=True), _connector="OR"),
                name="raised_matter_is_closed_with_an_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="raisedmatter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_by", None),
                    models.Q(("closed_by", models.F("answered_by")), _negated=True),
                    _connector="OR",
                ),
                name="raised_matter_is_closed_by_another",
            ),
        ),
    ]
