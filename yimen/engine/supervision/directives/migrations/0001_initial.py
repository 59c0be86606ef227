"""The tables of the directives: what is to be done, the leading group and its meetings, and problems."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Directive",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("source", models.TextField()),
                ("source_ref", models.TextField()),
                ("source_said", models.TextField()),
                ("title", models.TextField()),
                ("told", models.TextField()),
                ("given_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("state", models.TextField(default="given")),
                ("report", models.TextField(default="")),
                ("reported_at", models.DateTimeField(null=True)),
                ("returned", models.SmallIntegerField(default=0)),
                ("returned_why", models.TextField(default="")),
                ("effect", models.TextField(default="")),
                ("answered", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
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
                    "reported_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "verifier",
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
            name="GroupMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("role", models.TextField()),
                ("seat", models.TextField()),
                ("basis", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "staff",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("held_on", models.DateField()),
                ("present", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("minutes", models.TextField()),
                ("kept_at", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Problem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("origin", models.TextField()),
                ("title", models.TextField()),
                ("told", models.TextField()),
                ("raised_at", models.DateTimeField()),
                ("declined_at", models.DateTimeField(null=True)),
                ("declined_why", models.TextField(default="")),
                (
                    "directive",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problem",
                        to="directives.directive",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="directive",
            index=models.Index(
                condition=models.Q(("state__in", ["given", "reported"])), fields=["due_on", "id"], name="directive_open"
            ),
        ),
        migrations.AddIndex(
            model_name="directive",
            index=models.Index(
                condition=models.Q(("state__in", ["given", "reported"])),
                fields=["office", "due_on"],
                name="directive_of_office",
            ),
        ),
        migrations.AddIndex(
            model_name="directive",
            index=models.Index(fields=["source", "source_ref"], name="directive_from"),
        ),
        migrations.AddIndex(
            model_name="directive",
            index=models.Index(
                condition=models.Q(("state", "closed")), fields=["-closed_at", "-id"], name="directive_closed"
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["meeting", "remark", "voice", "problem"])),
                name="directive_source_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["given", "reported", "closed", "called_off"])),
                name="directive_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("told", ""), _negated=True)),
                name="directive_says_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered__in", ["", "none", "reminded", "criticised", "referred"])),
                name="directive_answered_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["reported", "closed"]), _negated=True),
                    models.Q(
                        models.Q(("report", ""), _negated=True),
                        ("reported_at__isnull", False),
                        ("reported_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="directive_report_is_somebodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(
                        models.Q(("effect", ""), _negated=True),
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="directive_is_closed_after_a_look",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(("closed_by", models.F("reported_by")), _negated=True),
                    _connector="OR",
                ),
                name="directive_is_not_closed_by_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["head", "executive", "deputy", "member"])), name="group_role_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid__endswith", None)), fields=("staff",), name="group_member_is_named_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role__in", ["head", "executive"]), ("valid__endswith", None)),
                fields=("role",),
                name="group_has_one_head_and_one_executive",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("minutes", ""), _negated=True)),
                name="meeting_says_something",
            ),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=models.Index(
                condition=models.Q(("declined_at", None), ("directive", None)),
                fields=["raised_at", "id"],
                name="problem_new",
            ),
        ),
        migrations.AddIndex(
            model_name="problem",
            index=models.Index(fields=["raised_by", "-id"], name="problem_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["window", "department", "public", "inspection", "system"])),
                name="problem_origin_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), models.Q(("told", ""), _negated=True)),
                name="problem_says_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("declined_at", None), ("declined_why", "")),
                    models.Q(
                        ("declined_at__isnull", False),
                        ("directive", None),
                        models.Q(("declined_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="problem_is_declined_with_a_reason",
            ),
        ),
    ]
