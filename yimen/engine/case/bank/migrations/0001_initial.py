"""The tables of the document bank: papers kept for their owner, and each time one stood for a material."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0020_what_cannot_be_otherwise"),
        ("dossiers", "0003_photographs"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("compared_at", models.DateTimeField()),
                ("compared_by", models.TextField()),
                ("consent", models.TextField()),
                ("kept_at", models.DateTimeField()),
                ("until", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_as", models.TextField(default="")),
                (
                    "blob",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.blob"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BankedUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("consent", models.TextField()),
                ("purpose", models.TextField(default="")),
                ("place", models.TextField(default="")),
                ("used_at", models.DateTimeField(db_index=True)),
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.attachment"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="bank.bankeddocument"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="bankeddocument",
            index=models.Index(fields=["owner", "-id"], name="banked_document_of_owner"),
        ),
        migrations.AddConstraint(
            model_name="bankeddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["id_card", "household", "residence", "marriage", "property", "diploma", "licence"])
                ),
                name="banked_document_is_a_basic_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankeddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("consent__in", ["online", "spoken", "signed"])),
                name="banked_document_has_a_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankeddocument",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("owner", "kind"), name="banked_document_one_of_a_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="bankeddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("blob__isnull", False), ("ended_as", ""), ("ended_at", None)),
                    models.Q(
                        ("ended_as__in", ["removed", "changed", "replaced"]),
                        ("ended_at__isnull", False),
                        models.Q(models.Q(("ended_as", "removed"), _negated=True), ("blob", None), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="banked_document_removed_names_no_bytes",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankeduse",
            constraint=models.CheckConstraint(
                condition=models.Q(("consent__in", ["online", "spoken", "signed"])), name="banked_use_has_a_consent"
            ),
        ),
        migrations.AddConstraint(
            model_name="bankeduse",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consent", "online"), ("place", "")),
                    models.Q(
                        models.Q(("consent", "online"), _negated=True),
                        models.Q(("place", ""), _negated=True),
                        models.Q(("purpose", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="banked_use_at_a_window_has_a_purpose",
            ),
        ),
    ]
