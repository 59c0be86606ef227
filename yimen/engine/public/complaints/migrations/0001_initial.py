"""The tables of the complaints: what is complained of, who complained, and each time it was looked into."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0019_lapsed_with_the_case"),
        ("offices", "0004_office_chain"),
        ("people", "0008_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField(unique=True)),
                ("code_hash", models.BinaryField()),
                ("way", models.TextField()),
                ("kind", models.TextField()),
                ("told", models.TextField()),
                ("item_name", models.TextField(default="")),
                ("officer", models.TextField(default="")),
                ("staff", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("city_id", models.BigIntegerField(null=True)),
                ("county_id", models.BigIntegerField(null=True)),
                ("town_id", models.BigIntegerField(null=True)),
                ("village_id", models.BigIntegerField(null=True)),
                ("lodged_at", models.DateTimeField()),
                ("acknowledge_by", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("content", models.TextField(default="")),
                ("ended_at", models.DateTimeField(null=True)),
                ("raised_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
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
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["acknowledge_by", "id"], name="complaint_open"
                    ),
                    models.Index(fields=["office", "-id"], name="complaint_of_office"),
                    models.Index(fields=["lodged_at"], name="complaint_lodged"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["web", "api", "window", "phone", "letter"])),
                        name="complaint_way_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "attitude",
                                    "delay",
                                    "demands",
                                    "charges",
                                    "integrity",
                                    "absent",
                                    "result",
                                    "place",
                                    "online",
                                    "other",
                                ],
                            )
                        ),
                        name="complaint_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told", ""), _negated=True), name="complaint_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("centre__isnull", False), ("office__isnull", False), _connector="OR"),
                        name="complaint_is_about_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("content__in", ["", "yes", "no"])), name="complaint_content_is_yes_or_no"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("acknowledged_at", None), ("acknowledged_at__gte", models.F("lodged_at")), _connector="OR"
                        ),
                        name="complaint_is_acknowledged_after_it_came",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Complainant",
            fields=[
                (
                    "complaint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="complainant",
                        serialize=False,
                        to="complaints.complaint",
                    ),
                ),
                ("contact_cipher", models.BinaryField(default=b"")),
                ("contact_key", models.TextField(default="")),
                (
                    "party",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Investigation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nth", models.SmallIntegerField()),
                ("why", models.TextField(default="")),
                ("opened_at", models.DateTimeField()),
                ("answer_by", models.DateTimeField()),
                ("named_at", models.DateTimeField(null=True)),
                ("found", models.TextField(default="")),
                ("answer", models.TextField(default="")),
                ("measure", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="investigations",
                        to="complaints.complaint",
                    ),
                ),
                (
                    "investigator",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at", None)), fields=["answer_by", "id"], name="investigation_open"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("complaint", "nth"), name="investigation_is_opened_once"),
                    models.CheckConstraint(condition=models.Q(("nth__in", [1, 2])), name="investigation_at_most_twice"),
                    models.CheckConstraint(
                        condition=models.Q(("nth", 1), models.Q(("why", ""), _negated=True), _connector="OR"),
                        name="investigation_again_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("investigator", None), ("named_at", None)),
                            models.Q(("investigator__isnull", False), ("named_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="investigation_is_somebodys",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("found", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("found__in", ["upheld", "partly", "not_upheld"]),
                                ("investigator__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                                models.Q(
                                    ("found", "not_upheld"), models.Q(("measure", ""), _negated=True), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="investigation_is_answered_whole",
                    ),
                ],
            },
        ),
    ]
