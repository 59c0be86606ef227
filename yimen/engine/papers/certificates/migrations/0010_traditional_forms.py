"""Traditional forms that were handed out, by digest: the check of a file knows them as their certificate."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    dependencies = [("certificates", "0009_holders_stay")]
    operations = [
        migrations.CreateModel(
            name="TraditionalForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version_no", models.SmallIntegerField()),
                ("sha256", models.TextField(unique=True)),
                (
                    "certificate",
                    models.ForeignKey(
                        db_index=False, on_delete=PROTECT, related_name="+", to="certificates.certificate"
                    ),
                ),
            ],
        ),
    ]
