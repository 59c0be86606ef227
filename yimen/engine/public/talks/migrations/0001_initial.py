"""The tables of the talks: what was said and by which side, and the video appointments in them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0023_review_sheets"),
        ("catalogue", "0018_data_dictionary"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("topic", models.TextField()),
                ("item_name", models.TextField(default="")),
                ("state", models.TextField(default="waiting")),
                ("asked_at", models.DateTimeField()),
                ("waits_until", models.DateTimeField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(default="")),
                ("summary", models.TextField(default="")),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
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
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
                (
                    "passed_to",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TalkLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nth", models.IntegerField()),
                ("side", models.TextField()),
                ("event", models.TextField(default="")),
                ("text", models.TextField(default="")),
                ("whole_cipher", models.BinaryField(default=b"")),
                ("whole_key", models.TextField(default="")),
                ("said_at", models.DateTimeField()),
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
                (
                    "talk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="talks.talk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TalkVideo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("begins", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("booked_by", models.TextField()),
                ("booked_at", models.DateTimeField()),
                ("called_off_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "clerk",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "talk",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="videos",
                        to="talks.talk",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VideoEntrance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("side", models.TextField()),
                ("entered_at", models.DateTimeField()),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
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
                (
                    "video",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entrances", to="talks.talkvideo"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["centre", "asked_at", "id"], name="talk_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["waits_until"], name="talk_waits_until"
            ),
        ),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(fields=["owner", "state", "-id"], name="talk_of_owner"),
        ),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(
                condition=models.Q(("passed_to__isnull", False)), fields=["passed_to"], name="talk_passed_on"
            ),
        ),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(fields=["party", "-id"], name="talk_of_party"),
        ),
        migrations.AddIndex(
            model_name="talk",
            index=models.Index(fields=["asked_at"], name="talk_asked"),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "open", "closed", "left"])), name="talk_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(("item__isnull", False), ("case__isnull", False), _connector="OR"),
                name="talk_is_about_an_item_or_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("owner", None), ("state__in", ["waiting", "left"]), ("taken_at", None)),
                    models.Q(
                        ("owner__isnull", False),
                        ("state__in", ["open", "closed"]),
                        ("taken_at__gte", models.F("asked_at")),
                    ),
                    _connector="OR",
                ),
                name="talk_has_a_clerk_once_it_is_taken_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("outcome__in", ["explained", "file_online", "come_in", "ask_office"]),
                        ("state", "closed"),
                        models.Q(("summary", ""), _negated=True),
                    ),
                    models.Q(models.Q(("state", "closed"), _negated=True), ("outcome", ""), ("summary", "")),
                    _connector="OR",
                ),
                name="talk_closes_with_its_summary",
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state__in", ["waiting", "open"])),
                    models.Q(("ended_at__gte", models.F("asked_at")), ("state__in", ["closed", "left"])),
                    _connector="OR",
                ),
                name="talk_ends_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(("passed_to", None), ("state", "open"), _connector="OR"),
                name="talk_is_passed_on_while_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["waiting", "open"])), fields=("party",), name="talk_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="talkline",
            constraint=models.UniqueConstraint(fields=("talk", "nth"), name="talk_line_has_its_place"),
        ),
        migrations.AddConstraint(
            model_name="talkline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("event", ""), ("side", "applicant"), ("staff", None), models.Q(("text", ""), _negated=True)
                    ),
                    models.Q(
                        ("event", ""),
                        ("side", "clerk"),
                        ("staff__isnull", False),
                        models.Q(("text", ""), _negated=True),
                    ),
                    models.Q(("side", "house"), models.Q(("event", ""), _negated=True)),
                    _connector="OR",
                ),
                name="talk_line_is_said_by_one_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="talkvideo",
            constraint=models.CheckConstraint(
                condition=models.Q(("booked_by__in", ["applicant", "clerk"])), name="video_is_booked_by_a_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="talkvideo",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))), name="video_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="talkvideo",
            constraint=models.CheckConstraint(
                condition=models.Q(("called_off_at", None), ("ended_at", None), _connector="OR"),
                name="video_is_called_off_or_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="talkvideo",
            constraint=models.UniqueConstraint(
                condition=models.Q(("called_off_at", None)), fields=("clerk", "begins"), name="video_one_for_a_clerk"
            ),
        ),
        migrations.AddConstraint(
            model_name="talkvideo",
            constraint=models.UniqueConstraint(
                condition=models.Q(("called_off_at", None), ("ended_at", None)),
                fields=("talk",),
                name="video_one_for_a_talk",
            ),
        ),
        migrations.AddConstraint(
            model_name="videoentrance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("party", None), ("side", "clerk"), ("staff__isnull", False)),
                    models.Q(("party__isnull", False), ("side", "applicant"), ("staff", None)),
                    _connector="OR",
                ),
                name="video_entrance_is_somebodys",
            ),
        ),
    ]
