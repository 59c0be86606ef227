"""Where the result of what was filed at a terminal was taken."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0023_review_sheets"),
        ("offices", "0004_office_chain"),
        ("people", "0012_establishment_office"),
        ("terminals", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="terminalfiling",
            name="taken_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="terminalfiling",
            name="taken_in",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="terminals.sitting",
            ),
        ),
        migrations.AddConstraint(
            model_name="terminalfiling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_at", None), ("taken_in", None)),
                    models.Q(("taken_at__gte", models.F("filed_at")), ("taken_in__isnull", False)),
                    _connector="OR",
                ),
                name="terminal_filing_is_taken_afterwards",
            ),
        ),
    ]
