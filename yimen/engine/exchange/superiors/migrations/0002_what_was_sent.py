"""What was ever sent to a platform above is noted, what it takes in no answer is counted, and a refusal keeps its facts."""

from django.db import migrations, models
from django.db.models import F, Q

_SENT = "update superiors_superiorplatform set sent_number = taken_number"


class Migration(migrations.Migration):
    dependencies = [("superiors", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="superiorplatform", name="superior_takes_what_was_numbered"),
        migrations.AddField(model_name="superiorplatform", name="sent_number", field=models.BigIntegerField(default=0)),
        migrations.AddField(model_name="superiorplatform", name="came_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="superiorplatform", name="stood_in_a_row", field=models.IntegerField(default=0)),
        migrations.AddField(model_name="superiorfiling", name="facts", field=models.JSONField(default=dict)),
        migrations.RunSQL(_SENT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="superiorplatform",
            constraint=models.CheckConstraint(
                condition=Q(taken_number__gte=0, taken_number__lte=F("sent_number"), sent_number__lte=F("last_number")),
                name="superior_takes_what_was_sent",
            ),
        ),
        migrations.RemoveConstraint(model_name="superiorfinding", name="superior_finding_says_what"),
        migrations.AddConstraint(
            model_name="superiorfinding",
            constraint=models.CheckConstraint(
                condition=Q(what__in=["gap", "ahead", "differs", "away", "stuck"]), name="superior_finding_says_what"
            ),
        ),
        migrations.AddIndex(
            model_name="superiorword", index=models.Index(fields=["platform", "-id"], name="superior_word_latest")
        ),
    ]
