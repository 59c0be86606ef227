"""What opens a task to put right by itself is known by its sign; a published list that no longer fits is one of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0013_notice_terms"),
        ("offices", "0001_initial"),
    ]

    operations = [
        migrations.AddField("rectification", "journal_seq", models.IntegerField(default=0)),
        migrations.AddField("rectification", "journal_head", models.BinaryField(default=b"")),
        migrations.AddField("rectification", "sign", models.TextField(default="")),
        migrations.AddField(
            "rectification",
            "centre",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.centre",
            ),
        ),
        migrations.RemoveConstraint("rectification", "rectification_deviation_is_known"),
        migrations.AddConstraint(
            "rectification",
            models.CheckConstraint(
                condition=models.Q(
                    (
                        "deviation__in",
                        ["extra_step", "extra_material", "longer_time", "no_basis", "stale_list", "other"],
                    )
                ),
                name="rectification_deviation_is_known",
            ),
        ),
        migrations.AddConstraint(
            "rectification",
            models.UniqueConstraint(
                condition=models.Q(("closed_at", None), models.Q(("sign", ""), _negated=True)),
                fields=("item", "sign"),
                name="rectification_one_open_of_each_sign",
            ),
        ),
    ]
