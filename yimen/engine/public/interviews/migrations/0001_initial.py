"""The tables of the interviews: sessions, the officials they name, and what was asked and answered there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
        ("regions", "0001_initial"),
        ("voices", "0002_guard"),
    ]

    operations = [
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("about", models.TextField()),
                ("topic", models.TextField()),
                ("begins", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("state", models.TextField(default="announced")),
                ("announced_at", models.DateTimeField()),
                ("called_off_why", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
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
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InterviewGuest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.TextField()),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="interviews.interview"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InterviewQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("text", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("shown_at", models.DateTimeField(null=True)),
                ("withheld_at", models.DateTimeField(null=True)),
                ("withheld_why", models.TextField(default="")),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="interviews.interviewguest",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="interviews.interview",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="voices.voice",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="interview",
            index=models.Index(fields=["begins", "id"], name="interview_begins"),
        ),
        migrations.AddIndex(
            model_name="interview",
            index=models.Index(
                condition=models.Q(("state", "announced")), fields=["ends", "id"], name="interview_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "topic__in",
                        [
                            "service",
                            "housing",
                            "traffic",
                            "environment",
                            "market",
                            "education",
                            "health",
                            "security",
                            "enterprise",
                            "village",
                            "other",
                        ],
                    )
                ),
                name="interview_topic_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["announced", "closed", "published", "called_off"])),
                name="interview_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("about", ""), _negated=True)),
                name="interview_says_what_it_is_about",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(("begins__gt", models.F("announced_at")), ("ends__gt", models.F("begins"))),
                name="interview_is_announced_before_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "called_off"), _negated=True),
                    models.Q(("called_off_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="interview_is_called_off_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["closed", "published"]), _negated=True),
                    ("closed_at__gte", models.F("begins")),
                    _connector="OR",
                ),
                name="interview_closes_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), ("published_at__isnull", False)),
                    models.Q(models.Q(("state", "published"), _negated=True), ("published_at", None)),
                    _connector="OR",
                ),
                name="interview_is_published_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="interviewguest",
            constraint=models.UniqueConstraint(fields=("interview", "staff"), name="interview_guest_is_named_once"),
        ),
        migrations.AddConstraint(
            model_name="interviewguest",
            constraint=models.CheckConstraint(
                condition=models.Q(("duty", ""), _negated=True), name="interview_guest_is_somebody"
            ),
        ),
        migrations.AddIndex(
            model_name="interviewquestion",
            index=models.Index(fields=["interview", "asked_at", "id"], name="interview_question_of"),
        ),
        migrations.AddIndex(
            model_name="interviewquestion",
            index=models.Index(fields=["party", "asked_at"], name="interview_question_asked_by"),
        ),
        migrations.AddConstraint(
            model_name="interviewquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="interview_question_asks_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="interviewquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withheld_at", None), ("withheld_why", "")),
                    models.Q(
                        ("answer", ""),
                        ("shown_at", None),
                        ("voice", None),
                        ("withheld_at__isnull", False),
                        models.Q(("withheld_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="interview_question_is_withheld_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="interviewquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("shown_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="interview_question_is_answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="interviewquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", ""), ("voice", None), _connector="OR"),
                name="interview_question_is_answered_or_becomes_an_order",
            ),
        ),
    ]
