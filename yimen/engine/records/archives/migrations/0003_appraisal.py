"""Volumes name their parts by rows; appraisals of what is over, and what became of each volume."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archives", "0002_frozen"),
        ("offices", "0004_office_chain"),
        ("people", "0010_phone_before"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("ruling", models.TextField()),
                ("years", models.SmallIntegerField(null=True)),
                ("reason", models.TextField()),
                ("state", models.TextField(default="proposed")),
                ("proposed_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer_reason", models.TextField(default="")),
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
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AppraisedVolume",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                ("outcome", models.TextField(default="")),
                ("kept_until", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("cleared_at", models.DateTimeField(null=True)),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="volumes", to="archives.appraisal"
                    ),
                ),
                (
                    "archive",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archives.archive",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ArchivePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("no", models.SmallIntegerField()),
                ("sha256", models.TextField(db_index=True)),
                (
                    "archive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="held", to="archives.archive"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="appraisal",
            index=models.Index(fields=["office", "-id"], name="appraisal_of_office"),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ruling", "keep"), ("years__isnull", False)),
                    models.Q(("ruling", "destroy"), ("years", None)),
                    _connector="OR",
                ),
                name="appraisal_ruling_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "approved", "rejected", "withdrawn"])),
                name="appraisal_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="appraisal_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_by", None), ("state__in", ["proposed", "withdrawn"])),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("state__in", ["approved", "rejected"]),
                        models.Q(("answered_by", models.F("proposed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="appraisal_is_answered_by_another",
            ),
        ),
        migrations.AddIndex(
            model_name="appraisedvolume",
            index=models.Index(
                condition=models.Q(("cleared_at", None), ("outcome", "destroyed")),
                fields=["ended_at", "id"],
                name="appraised_to_be_cleared",
            ),
        ),
        migrations.AddIndex(
            model_name="appraisedvolume",
            index=models.Index(fields=["case_id", "-id"], name="appraised_of_case"),
        ),
        migrations.AddConstraint(
            model_name="appraisedvolume",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(("ended_at__isnull", False), ("outcome__in", ["kept", "destroyed", "left"])),
                    _connector="OR",
                ),
                name="appraised_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisedvolume",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept_until", None), ("outcome", "kept"), _connector="OR"),
                name="appraised_is_kept_until_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisedvolume",
            constraint=models.CheckConstraint(
                condition=models.Q(("cleared_at", None), ("outcome", "destroyed"), _connector="OR"),
                name="appraised_is_cleared_when_destroyed",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisedvolume",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome__in", ["", "destroyed"])),
                fields=("case_id",),
                name="appraised_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="archivepart",
            constraint=models.UniqueConstraint(fields=("archive", "no"), name="archive_part_is_numbered"),
        ),
    ]
