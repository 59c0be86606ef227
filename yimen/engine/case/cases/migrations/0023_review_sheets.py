"""A reviewer's answers to the points of the review sheet stand with the advice, a decider's with the ruling."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0022_filed_on_a_telephone")]
    operations = [
        migrations.AddField("review", "points", models.JSONField(db_default=[])),
        migrations.AddField("ruling", "points", models.JSONField(db_default=[])),
    ]
