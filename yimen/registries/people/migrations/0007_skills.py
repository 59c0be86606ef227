"""Skills of staff are dated; of those noted before, nobody knows since when, and they count from coming into service."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.db import migrations, models

from yimen.registries.dated import new_ref

ZONE = ZoneInfo("Asia/Shanghai")


def date_what_stood(apps, schema_editor):  # type: ignore[no-untyped-def]
    """Every skill that stands in a file becomes a row of its own."""
    staff, skills = apps.get_model("people", "Staff"), apps.get_model("people", "StaffSkill")
    alias = schema_editor.connection.alias
    for one in staff.objects.using(alias).exclude(skills=[]):
        since = datetime.combine(one.valid.lower, time(0), ZONE)
        skills.objects.using(alias).bulk_create(
            skills(ref=new_ref(), staff_id=one.pk, skill=skill, since=since) for skill in one.skills
        )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_on_duty"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaffSkill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("skill", models.TextField()),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["staff", "-since"], name="staff_skill_of_staff")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_at", None), ("ended_at__gte", models.F("since")), _connector="OR"),
                        name="staff_skill_ends_after_it_began",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("staff", "skill"),
                        name="staff_skill_stands_once",
                    ),
                ],
            },
        ),
        migrations.RunPython(date_what_stood, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="staff", name="skills"),
    ]
