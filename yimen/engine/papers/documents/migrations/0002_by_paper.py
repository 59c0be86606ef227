"""A document is found by the hash of its paper: what the verify page asks for an uploaded file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [
        migrations.AddIndex(
            "document",
            models.Index(fields=["paper_sha256"], condition=~models.Q(paper_sha256=""), name="document_by_paper"),
        )
    ]
