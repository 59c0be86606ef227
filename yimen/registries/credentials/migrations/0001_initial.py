"""The register of credentials: digital certificates of staff, their uses, and where they are asked for."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import yimen.kernel.offices.credentials
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="Credential",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("serial", models.TextField(unique=True)),
                ("issuer", models.TextField()),
                ("basis", models.TextField()),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("issued_at", models.DateTimeField()),
                ("suspended_at", models.DateTimeField(null=True)),
                ("end", models.TextField(default="")),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(default="")),
                (
                    "renews",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="credentials.credential",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CredentialRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
                (
                    "centre",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CredentialUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paper", models.TextField()),
                ("title", models.TextField()),
                ("case_number", models.TextField()),
                ("sha256", models.TextField()),
                ("used_at", models.DateTimeField()),
                (
                    "credential",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="credentials.credential"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.UniqueConstraint(
                condition=models.Q(("end", "")), fields=("staff",), name="credential_is_one_of_its_holder"
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))), name="credential_ends_after_it_began"
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", ""), ("ended_at", None)),
                    models.Q(
                        (
                            "end__in",
                            [
                                yimen.kernel.offices.credentials.CredentialEnd["REVOKED"],
                                yimen.kernel.offices.credentials.CredentialEnd["RENEWED"],
                            ],
                        ),
                        ("ended_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="credential_ends_revoked_or_renewed",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("office__isnull", True), ("centre__isnull", True), _connector="XOR"),
                name="credential_rule_is_of_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialrule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("office__isnull", False)),
                expressions=[
                    (
                        models.Func(
                            models.F("office_id"), models.F("office_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="credential_rule_of_office",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialrule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("centre__isnull", False)),
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="credential_rule_of_centre",
            ),
        ),
        migrations.AddIndex(
            model_name="credentialuse",
            index=models.Index(fields=["credential", "id"], name="credential_use_of"),
        ),
        migrations.AddConstraint(
            model_name="credentialuse",
            constraint=models.UniqueConstraint(fields=("paper", "sha256"), name="credential_use_is_registered_once"),
        ),
        migrations.AddConstraint(
            model_name="credentialuse",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256", ""), _negated=True), name="credential_use_knows_what_was_sealed"
            ),
        ),
    ]
