"""The data dictionary: whom a datum describes, and the code list behind its options."""

from django.db import migrations, models

ABOUT = ["person", "enterprise", "matter"]


class Migration(migrations.Migration):
    """A data element says whom it describes and which codes its options have."""

    dependencies = [
        ("catalogue", "0017_itemversion_served"),
    ]

    operations = [
        migrations.AddField(
            model_name="dataelement",
            name="about",
            field=models.TextField(default="matter"),
        ),
        migrations.AddField(
            model_name="dataelement",
            name="codes",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="dataelement",
            name="standard",
            field=models.TextField(default=""),
        ),
        migrations.AddConstraint(
            model_name="dataelement",
            constraint=models.CheckConstraint(
                condition=models.Q(("about__in", ABOUT)), name="data_element_about_is_listed"
            ),
        ),
    ]
