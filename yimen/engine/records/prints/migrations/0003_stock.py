"""A certificate of before has no case, and its print names none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("prints", "0002_letters_and_files")]

    operations = [
        migrations.RemoveConstraint(model_name="print", name="print_is_of_a_known_kind"),
        migrations.AddConstraint(
            model_name="print",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case_id", None), ("kind", "letter")),
                    models.Q(("case_id__isnull", False), ("kind__in", ["document", "certificate", "file"])),
                    ("kind", "certificate"),
                    _connector="OR",
                ),
                name="print_is_of_a_known_kind",
            ),
        ),
    ]
