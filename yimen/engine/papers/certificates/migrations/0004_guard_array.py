"""The guard of the certificate's life looks into one array."""

from django.db import migrations

from yimen.kernel.certificate_life import CERTIFICATE_LIFE


class Migration(migrations.Migration):
    dependencies = [("certificates", "0003_by_paper")]
    operations = [
        migrations.RunSQL(CERTIFICATE_LIFE.guard_sql("certificates_certificate"), migrations.RunSQL.noop),
    ]
