"""Who has a counter open, where a ticket stands that came back, and the two moves by which one waits again."""

import django.db.models.deletion
from django.db import migrations, models

from yimen.kernel.visits.counters import COUNTER_LIFE
from yimen.kernel.visits.tickets import TICKET_LIFE


def _one(to: str) -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0008_told"),
        ("tickets", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CounterSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("day", models.DateField()),
                ("state", models.TextField()),
                ("paused_for", models.TextField(default="")),
                ("opened_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("centre", _one("offices.centre")),
                ("staff", _one("people.staff")),
                ("window", _one("offices.window")),
            ],
            options={
                "indexes": [models.Index(fields=["centre", "day"], name="counter_session_of_centre")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["closed", "open", "paused"])),
                        name="counter_session_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paused_for__in", ["errand", "rest", "trouble"]), ("state", "paused")),
                            models.Q(models.Q(("state", "paused"), _negated=True), ("paused_for", "")),
                            _connector="OR",
                        ),
                        name="counter_session_paused_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["open", "paused"])),
                        fields=("window", "day"),
                        name="counter_session_one_per_window",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["open", "paused"])),
                        fields=("staff", "day"),
                        name="counter_session_one_per_clerk",
                    ),
                ],
            },
        ),
        migrations.AddField("ticket", "first_called_at", models.DateTimeField(null=True)),
        migrations.AddField("ticket", "place", models.FloatField(null=True)),
        migrations.AddField("ticket", "put_first_at", models.DateTimeField(null=True)),
        migrations.AddField("ticket", "returns", models.SmallIntegerField(default=0)),
        migrations.AddField("ticket", "reminded_at", models.DateTimeField(null=True)),
        migrations.AddIndex("ticket", models.Index(fields=["centre", "day", "-called_at"], name="ticket_of_day")),
        migrations.AddIndex(
            "ticket",
            models.Index(
                condition=models.Q(("state", "finished")), fields=["group", "-ended_at"], name="ticket_finished"
            ),
        ),
        migrations.RunSQL(TICKET_LIFE.guard_sql("tickets_ticket"), migrations.RunSQL.noop),
        migrations.RunSQL(
            COUNTER_LIFE.guard_sql("tickets_countersession"),
            "drop function tickets_countersession_state_guard() cascade",
        ),
    ]
