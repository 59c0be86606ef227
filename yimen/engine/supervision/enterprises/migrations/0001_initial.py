"""The tables of the business register: enterprises with dated facts, and what follows from their entry."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0020_what_cannot_be_otherwise"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("registered_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "end_case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
                    "party",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AbnormalEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("ground", models.TextField()),
                ("reason", models.TextField()),
                ("entered_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
                ("left_reason", models.TextField(default="")),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "left_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="abnormal",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EnterpriseFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("place", models.SmallIntegerField()),
                ("value", models.TextField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="enterprises.enterprise"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EnterpriseTrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trades", to="enterprises.enterprise"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EntryNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("about", models.TextField()),
                ("what", models.TextField()),
                ("sent_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("arranged", models.TextField(default="")),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="enterprises.enterprise"
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
            name="ScopeCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField(unique=True)),
                ("concrete", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("issued_at", models.DateTimeField()),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="enterprises.enterprise",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(fields=["name"], name="enterprise_by_name", opclasses=["text_pattern_ops"]),
        ),
        migrations.AddIndex(
            model_name="enterprise",
            index=models.Index(fields=["office", "-id"], name="enterprise_of_office"),
        ),
        migrations.AddConstraint(
            model_name="enterprise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end_case", None), ("ended_at", None)),
                    models.Q(("end_case__isnull", False), ("ended_at__gte", models.F("registered_at"))),
                    _connector="OR",
                ),
                name="enterprise_ends_by_a_case",
            ),
        ),
        migrations.AddIndex(
            model_name="abnormalentry",
            index=models.Index(condition=models.Q(("left_at", None)), fields=["-id"], name="abnormal_entry_standing"),
        ),
        migrations.AddConstraint(
            model_name="abnormalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["no_report", "not_disclosed", "untrue", "not_found"])),
                name="abnormal_entry_ground_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="abnormalentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at", None)),
                fields=("enterprise", "ground"),
                name="abnormal_entry_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="abnormalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_at", None), ("left_by", None), ("left_reason", "")),
                    models.Q(
                        ("left_at__gte", models.F("entered_at")),
                        ("left_by__isnull", False),
                        models.Q(("left_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="abnormal_entry_is_left_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="enterprisefact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("enterprise", "kind", "place"),
                name="enterprise_fact_holds_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="enterprisefact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "name",
                            "mode",
                            "kind",
                            "representative",
                            "residence",
                            "residence_kind",
                            "premises",
                            "cluster",
                            "web_shop",
                            "contributor",
                            "subscribed",
                            "subscribed_until",
                            "paid",
                            "report_year",
                        ],
                    )
                ),
                name="enterprise_fact_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="enterprisefact",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="enterprise_fact_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="enterprisetrade",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("enterprise", "code"),
                name="enterprise_trade_holds_once_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="entrynotice",
            index=models.Index(
                condition=models.Q(("acknowledged_at", None)), fields=["office", "due_at"], name="entry_notice_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="entrynotice",
            index=models.Index(fields=["office", "-acknowledged_at"], name="entry_notice_lately"),
        ),
        migrations.AddConstraint(
            model_name="entrynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("about__in", ["supervise", "merged"])), name="entry_notice_about_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="entrynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("acknowledged_at", None), ("acknowledged_by", None), ("arranged", "")),
                    models.Q(
                        ("acknowledged_at__gte", models.F("sent_at")),
                        ("acknowledged_by__isnull", False),
                        models.Q(("arranged", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="entry_notice_is_acknowledged_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrynotice",
            constraint=models.UniqueConstraint(
                fields=("enterprise", "about", "what", "sent_at"), name="entry_notice_is_sent_once_for_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="scopecertificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("concrete__len__gt", 0)), name="scope_certificate_says_something"
            ),
        ),
    ]
