"""A proposal can be withdrawn, and an end is proposed by one and said by another."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bases", "0001_initial"),
        ("people", "0010_phone_before"),
        ("regulations", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="regulationversion",
            name="regulation_proposed_one_at_a_time",
        ),
        migrations.AddField(
            model_name="regulationversion",
            name="end_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddField(
            model_name="regulationversion",
            name="end_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="regulationversion",
            name="end_why",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="regulationversion",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="regulationversion",
            name="withdrawn_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staff",
            ),
        ),
        migrations.AddField(
            model_name="regulationversion",
            name="withdrawn_why",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at", None), ("withdrawn_at", None)),
                fields=("regulation",),
                name="regulation_proposed_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None),
                    models.Q(
                        ("published_at", None),
                        ("withdrawn_by__isnull", False),
                        models.Q(("withdrawn_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="regulation_is_withdrawn_before_it_is_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="regulationversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end_by", None), ("end_on", None)),
                    models.Q(
                        ("end_by__isnull", False),
                        ("end_on__isnull", False),
                        ("published_at__isnull", False),
                        models.Q(("end_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="regulation_end_is_proposed_by_somebody",
            ),
        ),
    ]
