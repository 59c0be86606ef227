"""Since when a town centre runs on trial."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_office_chain"),
        ("towns", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrialRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("since", models.DateField()),
                ("basis", models.TextField(default="")),
                ("centre", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="offices.centre")),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
