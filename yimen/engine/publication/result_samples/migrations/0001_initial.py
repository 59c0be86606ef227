"""Files that show what an item issues."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ResultSample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("filename", models.TextField()),
                ("kind", models.TextField()),
                ("size", models.IntegerField()),
                ("pages", models.IntegerField()),
                ("kept_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["jpeg", "png", "pdf"]), ("pages__gt", 0), ("size__gt", 0)),
                        name="result_sample_can_be_opened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="result_sample_hash_is_whole"
                    ),
                ],
            },
        ),
    ]
