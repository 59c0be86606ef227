"""Enquiries about policies, of the radio and of the city's platform; answers that everybody may read."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A question knows its policy, the one before it and its number elsewhere."""

    dependencies = [
        ("cases", "0020_what_cannot_be_otherwise"),
        ("catalogue", "0017_itemversion_served"),
        ("enquiries", "0001_initial"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
        ("policies", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="enquiry",
            name="enquiry_way_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="enquiry",
            name="enquiry_has_an_owner_unless_it_waits_for_one",
        ),
        migrations.AddField(
            model_name="enquiry",
            name="follows",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="enquiries.enquiry",
            ),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="outside_number",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="policy",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="policies.policy",
            ),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="told_question",
            field=models.TextField(default=""),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(("told_at__isnull", False)), fields=["-told_at"], name="enquiry_told_to_all"
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("told_at", None), ("told_question", "")),
                    models.Q(
                        ("ended", "answered"),
                        ("told_at__isnull", False),
                        models.Q(("told_question", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="enquiry_told_to_all_is_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outside_number", ""), _negated=True),
                fields=("outside_number",),
                name="enquiry_comes_in_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["window", "phone", "web", "radio", "city"])),
                name="enquiry_way_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("owner__isnull", False), ("taken_at__isnull", False)),
                    models.Q(("owner", None), ("taken_at", None), ("way__in", ["web", "city"])),
                    _connector="OR",
                ),
                name="enquiry_has_an_owner_unless_it_waits_for_one",
            ),
        ),
    ]
