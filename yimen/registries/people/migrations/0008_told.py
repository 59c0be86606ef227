"""What is done to posts, staff, mandates and waivers of the share is told: each has a chain of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_skills")]

    operations = [
        migrations.AddField(
            model_name="mandate",
            name="journal_seq",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="mandate",
            name="journal_head",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="post",
            name="journal_seq",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="post",
            name="journal_head",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="staff",
            name="journal_seq",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="staff",
            name="journal_head",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="staffingwaiver",
            name="journal_seq",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="staffingwaiver",
            name="journal_head",
            field=models.BinaryField(default=b""),
        ),
    ]
