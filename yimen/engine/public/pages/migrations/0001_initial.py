"""The tables of the personal pages."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Personal pages and their visits by day."""

    initial = True

    dependencies = [
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("activated_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("industry", models.TextField(default="")),
                ("size", models.TextField(default="")),
                ("founded", models.DateField(null=True)),
                (
                    "party",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PageDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("visits", models.IntegerField(default=1)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="pages.page"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="page",
            index=models.Index(fields=["activated_at"], name="page_activated"),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["citizen", "enterprise", "organ", "institution", "society"])),
                name="page_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "enterprise"), models.Q(("founded", None), ("industry", ""), ("size", "")), _connector="OR"
                ),
                name="page_profile_is_of_an_enterprise",
            ),
        ),
        migrations.AddIndex(
            model_name="pageday",
            index=models.Index(fields=["on"], name="page_day_by_day"),
        ),
        migrations.AddConstraint(
            model_name="pageday",
            constraint=models.UniqueConstraint(fields=("page", "on"), name="page_day_once"),
        ),
        migrations.AddConstraint(
            model_name="pageday",
            constraint=models.CheckConstraint(condition=models.Q(("visits__gt", 0)), name="page_day_has_a_visit"),
        ),
    ]
