"""Offices end with their member: those of members that are closed are free for another."""

from django.db import migrations, models
from django.db.models import Q

_ENDED = """
update members_memberoffice o set ended_at = p.closed_at
from members_memberplatform p where p.id = o.platform_id and p.closed_at is not null
"""


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]

    operations = [
        migrations.AddField("memberoffice", "ended_at", models.DateTimeField(null=True)),
        migrations.RunSQL(_ENDED, migrations.RunSQL.noop),
        migrations.RemoveConstraint("memberoffice", "member_office_is_of_one_platform"),
        migrations.AddConstraint(
            "memberoffice",
            models.UniqueConstraint(
                fields=["org_code"], condition=Q(ended_at=None), name="member_office_is_of_one_platform"
            ),
        ),
    ]
