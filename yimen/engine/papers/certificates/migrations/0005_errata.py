"""Earlier versions of certificates, replaced because of a slip of the pen."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0004_guard_array"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version_no", models.SmallIntegerField()),
                ("identifier", models.TextField(unique=True)),
                ("verification", models.TextField(unique=True)),
                ("paper_sha256", models.TextField(db_index=True, default="")),
                ("replaced_at", models.DateTimeField()),
                ("reason", models.TextField()),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renditions",
                        to="certificates.certificate",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("certificate", "version_no"), name="rendition_one_per_version")
                ],
            },
        ),
    ]
