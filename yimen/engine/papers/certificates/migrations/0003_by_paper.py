"""A certificate is found by the hash of its paper: what the verify page asks for an uploaded file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0002_guard")]
    operations = [
        migrations.AddIndex(
            "certificate",
            models.Index(fields=["paper_sha256"], condition=~models.Q(paper_sha256=""), name="certificate_by_paper"),
        )
    ]
