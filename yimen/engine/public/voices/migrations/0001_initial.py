"""The tables of the voices: what was said, by whom, each handing out, what the public says, and the desk."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0020_what_cannot_be_otherwise"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField(unique=True)),
                ("code_hash", models.BinaryField()),
                ("way", models.TextField()),
                ("kind", models.TextField()),
                ("topic", models.TextField()),
                ("title", models.TextField()),
                ("told", models.TextField()),
                ("open", models.TextField()),
                ("source", models.TextField(default="")),
                ("city_id", models.BigIntegerField(null=True)),
                ("county_id", models.BigIntegerField(null=True)),
                ("town_id", models.BigIntegerField(null=True)),
                ("village_id", models.BigIntegerField(null=True)),
                ("state", models.TextField(default="received")),
                ("lodged_at", models.DateTimeField()),
                ("hand_out_by", models.DateTimeField()),
                ("answer", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
                ("reopened_at", models.DateTimeField(null=True)),
                ("content", models.TextField(default="")),
                ("called_at", models.DateTimeField(null=True)),
                ("heard", models.TextField(default="")),
                ("raised_at", models.DateTimeField(null=True)),
                ("shown_at", models.DateTimeField(null=True)),
                ("shown_title", models.TextField(default="")),
                ("shown_told", models.TextField(default="")),
                ("shown_answer", models.TextField(default="")),
                ("withheld_at", models.DateTimeField(null=True)),
                ("withheld_why", models.TextField(default="")),
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
                    "checked_by",
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
                        null=True,
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
            name="VoiceComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("shown_at", models.DateTimeField(null=True)),
                ("withheld_at", models.DateTimeField(null=True)),
                ("withheld_why", models.TextField(default="")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="voices.voice",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommentVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("why", models.TextField(default="")),
                ("cast_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="voices.voicecomment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoiceOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nth", models.SmallIntegerField()),
                ("by_route", models.TextField(default="")),
                ("why", models.TextField(default="")),
                ("handed_at", models.DateTimeField()),
                ("respond_by", models.DateTimeField()),
                ("answer_by", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("urged", models.SmallIntegerField(default=0)),
                ("outcome", models.TextField(default="")),
                ("reason", models.TextField(default="")),
                ("answer", models.TextField(default="")),
                ("ended_at", models.DateTimeField(null=True)),
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
                    "taken_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="voices.voice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoiceReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("month", models.DateField()),
                ("version", models.SmallIntegerField()),
                ("why", models.TextField(default="")),
                ("facts", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("publish_on", models.DateField()),
                ("published_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("month", "version"), name="voice_report_version_once_a_month"),
                    models.CheckConstraint(condition=models.Q(("month__day", 1)), name="voice_report_begins_its_month"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version", 1),
                            models.Q(("version__gt", 1), models.Q(("why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="voice_report_is_corrected_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoiceRoute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("topic", models.TextField(default="")),
                ("laid_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VoiceScheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("since", models.DateField()),
                ("responded", models.SmallIntegerField()),
                ("on_time", models.SmallIntegerField()),
                ("quality", models.SmallIntegerField()),
                ("content", models.SmallIntegerField()),
                ("basis", models.TextField()),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["hotline", "posts"])), name="voice_scheme_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "responded",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.Value(100), "-", models.F("on_time")
                                        ),
                                        "-",
                                        models.F("quality"),
                                    ),
                                    "-",
                                    models.F("content"),
                                ),
                            ),
                            ("content__gte", 0),
                            ("on_time__gte", 0),
                            ("quality__gte", 0),
                            ("responded__gte", 0),
                        ),
                        name="voice_scheme_makes_a_hundred",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "staff",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid__endswith", None)),
                        fields=("staff",),
                        name="desk_member_is_named_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyShift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("begins", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("came_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["begins"], name="duty_shift_begins")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("begins"))), name="duty_shift_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_at", None),
                            models.Q(("came_at__isnull", False), ("left_at__gte", models.F("came_at"))),
                            _connector="OR",
                        ),
                        name="duty_shift_is_left_after_it_is_come_to",
                    ),
                    models.UniqueConstraint(fields=("staff", "begins"), name="duty_shift_begins_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "voice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="speaker",
                        serialize=False,
                        to="voices.voice",
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
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(
                condition=models.Q(("state__in", ["answered", "assigned", "received"])),
                fields=["lodged_at", "id"],
                name="voice_open",
            ),
        ),
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(
                condition=models.Q(("state__in", ["answered", "assigned", "received"])),
                fields=["office", "lodged_at"],
                name="voice_of_office",
            ),
        ),
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(fields=["lodged_at"], name="voice_lodged"),
        ),
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(
                condition=models.Q(("state", "closed")), fields=["closed_at", "id"], name="voice_closed"
            ),
        ),
        migrations.AddIndex(
            model_name="voice",
            index=models.Index(
                condition=models.Q(("shown_at__isnull", False)), fields=["shown_at", "id"], name="voice_shown"
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["web", "api", "window", "phone", "post", "interview"])),
                name="voice_way_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["question", "suggestion", "help", "complaint", "praise"])),
                name="voice_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
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
                name="voice_topic_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["received", "assigned", "answered", "closed", "withdrawn"])),
                name="voice_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("told", ""), _negated=True)),
                name="voice_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("open__in", ["yes", "no"])), name="voice_open_is_yes_or_no"
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("content__in", ["", "yes", "no"])), name="voice_content_is_yes_or_no"
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["assigned", "answered", "closed"]), _negated=True),
                    ("office__isnull", False),
                    _connector="OR",
                ),
                name="voice_lies_with_an_office",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("checked_by__isnull", False),
                        ("closed_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="voice_is_closed_with_a_checked_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("shown_at", None),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("open", "yes"),
                        ("withheld_at", None),
                        models.Q(("shown_title", ""), _negated=True),
                        models.Q(("shown_told", ""), _negated=True),
                        models.Q(("shown_answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="voice_is_shown_whole_and_agreed",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withheld_at", None), ("withheld_why", "")),
                    models.Q(("withheld_at__isnull", False), models.Q(("withheld_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="voice_is_withheld_with_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="voicecomment",
            index=models.Index(
                condition=models.Q(("withheld_at", None)), fields=["voice", "shown_at"], name="voice_comment_of_voice"
            ),
        ),
        migrations.AddIndex(
            model_name="voicecomment",
            index=models.Index(
                condition=models.Q(("shown_at", None), ("withheld_at", None)),
                fields=["written_at", "id"],
                name="voice_comment_unread",
            ),
        ),
        migrations.AddConstraint(
            model_name="voicecomment",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="voice_comment_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="voicecomment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withheld_at", None), ("withheld_why", "")),
                    models.Q(
                        ("read_by__isnull", False),
                        ("withheld_at__isnull", False),
                        models.Q(("withheld_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="voice_comment_is_withheld_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="commentvote",
            constraint=models.UniqueConstraint(fields=("comment", "party", "kind"), name="comment_vote_is_cast_once"),
        ),
        migrations.AddConstraint(
            model_name="commentvote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "like"), ("why", "")),
                    models.Q(("kind", "report"), models.Q(("why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="comment_vote_is_for_or_reports",
            ),
        ),
        migrations.AddIndex(
            model_name="voiceorder",
            index=models.Index(
                condition=models.Q(("outcome", "")), fields=["answer_by", "id"], name="voice_order_open"
            ),
        ),
        migrations.AddIndex(
            model_name="voiceorder",
            index=models.Index(fields=["office", "handed_at"], name="voice_order_of_office"),
        ),
        migrations.AddIndex(
            model_name="voiceorder",
            index=models.Index(fields=["handed_at"], name="voice_order_handed"),
        ),
        migrations.AddConstraint(
            model_name="voiceorder",
            constraint=models.UniqueConstraint(fields=("voice", "nth"), name="voice_order_is_numbered"),
        ),
        migrations.AddConstraint(
            model_name="voiceorder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("voice",), name="voice_order_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["", "given_back", "answered", "returned", "withdrawn"])),
                name="voice_order_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="voice_order_ends_with_its_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ["given_back", "returned"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="voice_order_goes_back_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "answered"), _negated=True),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_by__isnull", False)),
                    _connector="OR",
                ),
                name="voice_order_answer_is_somebodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceroute",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("topic", ""), _negated=True), ("region__isnull", False), _connector="OR"),
                name="voice_route_names_topic_or_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceroute",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("topic", "region"),
                name="voice_route_one_per_topic_and_place",
                nulls_distinct=False,
            ),
        ),
    ]
