"""The newest heartbeat of systems and points, who answers for them, and the alarms."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("connections", "0002_as_whom"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heard_at", models.DateTimeField(null=True)),
                ("hour", models.DateTimeField(null=True)),
                ("came", models.IntegerField(db_default=0)),
                (
                    "earlier",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), db_default=[], size=None
                    ),
                ),
                (
                    "centre",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
                (
                    "system",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="connections.connectedsystem",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("centre", None), ("system__isnull", False)),
                            models.Q(("centre__isnull", False), ("system", None)),
                            _connector="OR",
                        ),
                        name="heartbeat_is_of_a_system_or_a_point",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HeartbeatAlarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("fault", models.TextField()),
                ("raised_at", models.DateTimeField()),
                ("heard_at", models.DateTimeField(null=True)),
                ("came", models.IntegerField(default=0)),
                ("normal", models.IntegerField(default=0)),
                ("answer_by", models.DateTimeField()),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "system",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="connections.connectedsystem",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-raised_at", "-id"], name="heartbeat_alarm_latest"),
                    models.Index(
                        condition=models.Q(("answered_at", None)), fields=["owner"], name="heartbeat_alarm_to_answer"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("centre", None), ("system__isnull", False)),
                            models.Q(("centre__isnull", False), ("system", None)),
                            _connector="OR",
                        ),
                        name="heartbeat_alarm_is_of_a_system_or_a_point",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fault__in", ["silent", "stalled"])), name="heartbeat_alarm_has_a_fault"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("centre", None), ("ended_at", None)),
                        fields=("system", "fault"),
                        name="heartbeat_alarm_stands_once_a_system",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("system", None)),
                        fields=("centre", "fault"),
                        name="heartbeat_alarm_stands_once_a_point",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by", models.F("owner")),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="heartbeat_alarm_is_answered_by_its_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeartbeatOwner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
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
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "system",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="connections.connectedsystem",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("centre", None), ("system__isnull", False)),
                            models.Q(("centre__isnull", False), ("system", None)),
                            _connector="OR",
                        ),
                        name="heartbeat_owner_is_of_a_system_or_a_point",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("centre", None), ("until", None)),
                        fields=("system",),
                        name="heartbeat_owner_one_a_system",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("system", None), ("until", None)),
                        fields=("centre",),
                        name="heartbeat_owner_one_a_point",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="heartbeat_owner_ends_after_it_began",
                    ),
                ],
            },
        ),
    ]
