"""A deciding post has the rank at which its holder decides."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_agent")]
    operations = [migrations.AddField("post", "rank", models.SmallIntegerField(null=True))]
