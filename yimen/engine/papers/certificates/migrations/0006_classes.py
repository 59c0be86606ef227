"""Certificates that list product classes: one live certificate of an enterprise for an item, and what was ruled."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0012_proof_decisions"),
        ("certificates", "0005_errata"),
    ]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="listed_item",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="catalogue.item"
            ),
        ),
        migrations.AddField(
            model_name="rendition",
            name="cause",
            field=models.TextField(default="erratum"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("listed_item__isnull", False), ("state__in", ["withheld", "valid", "suspended"])),
                fields=("holder", "listed_item"),
                name="certificate_one_live_per_enterprise",
            ),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.CheckConstraint(
                condition=models.Q(("cause__in", ["erratum", "classes_added", "classes_revoked", "renewed"])),
                name="rendition_cause_is_known",
            ),
        ),
        migrations.CreateModel(
            name="ClassRuling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("outcome", models.TextField()),
                ("reason", models.TextField(default="")),
                ("version_no", models.SmallIntegerField(null=True)),
                ("ruled_at", models.DateTimeField()),
                (
                    "certificate",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="class_rulings",
                        to="certificates.certificate",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case_id", "code"), name="class_ruling_one_per_case_and_class"),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "granted")),
                        fields=("certificate", "code"),
                        name="class_ruling_lists_a_class_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["granted", "renewed", "refused", "revoked"])),
                        name="class_ruling_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), _negated=True),
                            models.Q(models.Q(("reason", ""), _negated=True), ("certificate__isnull", True)),
                            _connector="OR",
                        ),
                        name="class_ruling_refusal_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "refused"),
                            models.Q(("certificate__isnull", False), ("version_no__isnull", False)),
                            _connector="OR",
                        ),
                        name="class_ruling_grant_names_its_certificate",
                    ),
                ],
            },
        ),
    ]
