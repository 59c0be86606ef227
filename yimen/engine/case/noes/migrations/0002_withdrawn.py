"""A "no" may be withdrawn by its author while nobody has answered it, and its author finds it by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("noes", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint("no", "no_is_decided_as_a_whole"),
        migrations.AddConstraint(
            "no",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("outcome", ""), ("reason", "")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("outcome", "confirmed"),
                        ("reason", ""),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("outcome", "sent_back"),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by", None),
                        ("outcome", "withdrawn"),
                        ("reason", ""),
                    ),
                    _connector="OR",
                ),
                name="no_is_decided_as_a_whole",
            ),
        ),
        migrations.AddIndex(
            "no",
            models.Index(
                condition=models.Q(("outcome", "")), fields=["proposed_by", "id"], name="no_waits_for_its_author"
            ),
        ),
    ]
