"""A signed commitment belongs to its case by a key, and the words it was signed for are known by their hash."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0001_initial"),
        ("cases", "0016_promises"),
    ]

    operations = [
        # The column keeps its name and its values: only the key is new, and the rows are held to it.
        migrations.RunSQL(
            "alter table commitments_signedcommitment add constraint commitment_of_case"
            " foreign key (case_id) references cases_case (id) deferrable initially deferred",
            "alter table commitments_signedcommitment drop constraint commitment_of_case",
            state_operations=[
                migrations.RemoveConstraint("signedcommitment", "commitment_is_signed_once"),
                migrations.RemoveField("signedcommitment", "case_id"),
                migrations.AddField(
                    "signedcommitment",
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                    preserve_default=False,
                ),
                migrations.AddConstraint(
                    "signedcommitment",
                    models.UniqueConstraint(fields=("case", "words_hash"), name="commitment_is_signed_once"),
                ),
            ],
        ),
        migrations.AddConstraint(
            "signedcommitment",
            models.CheckConstraint(
                condition=models.Q(("words_hash__regex", "^[0-9a-f]{64}$")),
                name="commitment_words_are_known_by_their_hash",
            ),
        ),
    ]
