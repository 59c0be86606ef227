"""The tables of the personal codes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("people", "0010_phone_before")]

    operations = [
        migrations.CreateModel(
            name="PersonalCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_hash", models.BinaryField(unique=True)),
                ("account_ref", models.TextField()),
                ("shown_at", models.DateTimeField()),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account_ref", "party"), name="personal_code_one_per_account_and_party"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="CodeUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("door", models.TextField()),
                ("place", models.TextField()),
                ("used_at", models.DateTimeField()),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
                    ),
                ),
                (
                    "shown_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["party", "-id"], name="code_use_of_party")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("door__in", ["window", "terminal"])), name="code_use_is_at_a_door"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("door", "window"), ("staff__isnull", False)),
                            models.Q(("door", "terminal"), ("staff", None)),
                            _connector="OR",
                        ),
                        name="code_use_at_a_window_is_an_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True), name="code_use_has_a_place"
                    ),
                ],
            },
        ),
    ]
