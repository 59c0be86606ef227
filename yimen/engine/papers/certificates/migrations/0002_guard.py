"""The guard of the certificate's life, generated from the kernel's table."""

from django.db import migrations

from yimen.kernel.certificate_life import CERTIFICATE_LIFE


class Migration(migrations.Migration):
    dependencies = [("certificates", "0001_initial")]
    operations = [
        migrations.RunSQL(
            CERTIFICATE_LIFE.guard_sql("certificates_certificate"),
            "drop function certificates_certificate_state_guard() cascade",
        ),
    ]
