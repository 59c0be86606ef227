"""Audits: samples of decided cases and what was found in them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("offices", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditSample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("drawn_by", models.TextField()),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("pool", models.IntegerField()),
                ("drawn_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                (
                    "auditor",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
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
            ],
        ),
        migrations.CreateModel(
            name="AuditedCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("result", models.TextField(default="")),
                ("finding", models.TextField(default="")),
                ("recorded_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="audits.auditsample"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="auditsample",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("since")), ("pool__gt", 0)),
                name="audit_sample_is_drawn_from_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="auditedcase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recorded_at__isnull", True), ("result", "")),
                    models.Q(("recorded_at__isnull", False), ("result__in", ["sound", "flawed", "wrong"])),
                    _connector="OR",
                ),
                name="audited_case_has_its_result_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="auditedcase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result__in", ["", "sound"]), models.Q(("finding", ""), _negated=True), _connector="OR"
                ),
                name="audited_case_names_what_is_wrong",
            ),
        ),
    ]
