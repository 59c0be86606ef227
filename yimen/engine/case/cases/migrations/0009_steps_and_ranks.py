"""Steps go back, decisions are graded, officers stand aside, and a decision waits for what was begun for its case."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from yimen.kernel.case_life import CASE_LIFE


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_warning_in_lists"),
        ("people", "0005_ranked_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="awaits",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), null=True, size=None),
        ),
        migrations.AddField(
            model_name="case",
            name="graded",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="recused",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None),
        ),
        migrations.AddField(
            model_name="case",
            name="reviewed_before",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None),
        ),
        migrations.AddField(
            model_name="case",
            name="surveyed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leg", models.SmallIntegerField()),
                ("reason", models.TextField()),
                ("returned_at", models.DateTimeField(db_index=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="cases.case"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="people.staff"),
                ),
            ],
        ),
        migrations.RunSQL(CASE_LIFE.guard_sql("cases_case"), migrations.RunSQL.noop),
    ]
