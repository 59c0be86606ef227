"""A version keeps the title it was handed in under. Of earlier ones the title of the plan is all that is known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reform_plans", "0002_guard")]

    operations = [
        migrations.AddField("reformplanversion", "title", models.TextField(default=""), preserve_default=False),
        migrations.RunSQL(
            "update reform_plans_reformplanversion v set title = p.title"
            " from reform_plans_reformplan p where p.id = v.plan_id",
            migrations.RunSQL.noop,
        ),
    ]
