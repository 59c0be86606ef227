"""The tables of certificates in place of papers, with their rules."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Certificates that stand for materials, and looks into a party's certificates."""

    initial = True

    dependencies = [
        ("cases", "0019_lapsed_with_the_case"),
        ("certificates", "0006_classes"),
        ("dossiers", "0003_photographs"),
        ("offices", "0004_office_chain"),
        ("people", "0008_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("looked", models.TextField()),
                ("type_code", models.TextField(default="")),
                ("type_name", models.TextField(default="")),
                ("found", models.SmallIntegerField()),
                ("purpose", models.TextField()),
                ("post", models.TextField()),
                ("read_at", models.DateTimeField(db_index=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
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
                "indexes": [models.Index(fields=["holder", "-id"], name="certificate_reading_of_holder")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("looked__in", ["certificates", "approvals", "pulled"])),
                        name="certificate_reading_is_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose", ""), _negated=True), name="certificate_reading_has_a_purpose"
                    ),
                    models.CheckConstraint(condition=models.Q(("found__gte", 0)), name="certificate_reading_counts_up"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("version_no", models.SmallIntegerField()),
                ("consent", models.TextField()),
                ("used_by", models.TextField()),
                ("used_at", models.DateTimeField(db_index=True)),
                ("lost_at", models.DateTimeField(null=True)),
                ("lost_as", models.TextField(default="")),
                ("watched_until", models.DateField(null=True)),
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.attachment"
                    ),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="certificates.certificate"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("watched_until__isnull", False)),
                        fields=["watched_until"],
                        name="certificate_use_watched",
                    ),
                    models.Index(
                        condition=models.Q(("lost_at__isnull", False)), fields=["-lost_at"], name="certificate_use_lost"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("consent__in", ["online", "spoken", "signed"])),
                        name="certificate_use_has_a_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lost_as", ""), ("lost_at", None)),
                            models.Q(
                                ("lost_as__in", ["revoked", "cancelled", "suspended", "expired", "replaced"]),
                                ("lost_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="certificate_use_is_lost_for_a_reason",
                    ),
                ],
            },
        ),
    ]
