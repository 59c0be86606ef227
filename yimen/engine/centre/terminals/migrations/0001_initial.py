"""The tables of the terminals."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0012_village_ledger"),
        ("offices", "0003_naming"),
        ("people", "0006_on_duty"),
    ]

    operations = [
        migrations.CreateModel(
            name="Terminal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("registered_at", models.DateTimeField()),
                ("code_hash", models.BinaryField(null=True, unique=True)),
                ("code_until", models.DateTimeField(null=True)),
                ("secret_hash", models.BinaryField(null=True, unique=True)),
                ("activated_at", models.DateTimeField(null=True)),
                ("retired_at", models.DateTimeField(null=True)),
                ("retire_reason", models.TextField(default="")),
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at", None)),
                        fields=("centre", "name"),
                        name="terminal_name_once_per_centre",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retired_at", None),
                            models.Q(
                                models.Q(("retire_reason", ""), _negated=True),
                                ("code_hash", None),
                                ("secret_hash", None),
                            ),
                            _connector="OR",
                        ),
                        name="terminal_retired_opens_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code_hash", None), ("code_until", None)),
                            models.Q(("code_hash__isnull", False), ("code_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="terminal_code_runs_out",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("secret_hash", None), ("activated_at__isnull", False), _connector="OR"),
                        name="terminal_secret_since_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("session_key", models.TextField(default="")),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("how", models.TextField(default="")),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "terminal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sittings", to="terminals.terminal"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["seen_at"], name="sitting_to_end")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("terminal",),
                        name="sitting_one_at_a_time_per_terminal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account__isnull", False), ("ended_at", None), ("how", "")),
                            models.Q(
                                ("account", None),
                                ("ended_at__isnull", False),
                                (
                                    "how__in",
                                    [
                                        "finished",
                                        "idle",
                                        "longest",
                                        "overtaken",
                                        "removed",
                                    ],
                                ),
                                ("session_key", ""),
                            ),
                            _connector="OR",
                        ),
                        name="sitting_over_keeps_nobody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_at__gte", models.F("began_at")),
                            models.Q(("ended_at", None), ("ended_at__gte", models.F("began_at")), _connector="OR"),
                        ),
                        name="sitting_goes_forward",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TerminalFiling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filed_at", models.DateTimeField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="filings", to="terminals.sitting"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["centre", "filed_at"], name="terminal_filing_of_centre")],
            },
        ),
    ]
