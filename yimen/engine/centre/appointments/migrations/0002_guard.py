"""The guard of the appointment's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.visits.appointment_life import APPOINTMENT_LIFE


class Migration(migrations.Migration):
    dependencies = [("appointments", "0001_initial")]
    operations = [
        migrations.RunSQL(
            APPOINTMENT_LIFE.guard_sql("appointments_appointment"),
            "drop function appointments_appointment_state_guard() cascade",
        ),
    ]
