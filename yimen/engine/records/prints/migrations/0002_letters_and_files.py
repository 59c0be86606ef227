"""Letters and files that were handed in are on record too, and a print names a case that there is."""

from django.db import migrations, models

OF_A_CASE = (
    "alter table prints_print add constraint print_is_of_a_case foreign key (case_id) references cases_case (id)"
    " deferrable initially deferred"
)


class Migration(migrations.Migration):
    dependencies = [("prints", "0001_initial"), ("cases", "0001_initial")]
    operations = [
        migrations.RemoveConstraint("print", "print_is_of_a_known_kind"),
        migrations.AlterField("print", "case_id", models.BigIntegerField(null=True)),
        migrations.RunSQL(OF_A_CASE, "alter table prints_print drop constraint print_is_of_a_case"),
        migrations.AddConstraint(
            "print",
            models.CheckConstraint(
                condition=models.Q(("case_id", None), ("kind", "letter"))
                | models.Q(("case_id__isnull", False), ("kind__in", ["document", "certificate", "file"])),
                name="print_is_of_a_known_kind",
            ),
        ),
    ]
