"""The own systems of offices, and the words that were taken from them."""

import django.db.models.deletion
from django.db import migrations, models

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True

    dependencies = [("offices", "0001_initial"), ("people", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="OwnSystem",
            fields=[
                ("id", KEY),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("key_edition", models.SmallIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("last_number", models.BigIntegerField(default=0)),
                ("last_happened_at", models.DateTimeField(null=True)),
                ("last_heard_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("office", "name"),
                        name="own_system_is_named_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("key_edition__gt", 0)), name="own_system_has_a_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("last_heard_at__isnull", True), ("last_number", 0)),
                            models.Q(("last_heard_at__isnull", False), ("last_number__gt", 0)),
                            _connector="OR",
                        ),
                        name="own_system_was_heard_with_a_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Push",
            fields=[
                ("id", KEY.clone()),
                ("number", models.BigIntegerField()),
                ("digest", models.BinaryField()),
                ("verb", models.TextField()),
                ("case_ref", models.TextField()),
                ("happened_at", models.DateTimeField()),
                ("heard_at", models.DateTimeField()),
                (
                    "officer",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "system",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pushes",
                        to="pushes.ownsystem",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("system", "number"), name="push_is_taken_once"),
                    models.CheckConstraint(condition=models.Q(("number__gt", 0)), name="push_numbers_count_up"),
                ],
                "indexes": [models.Index(fields=["system", "-heard_at"], name="push_latest")],
            },
        ),
    ]
