"""What is answered for happened when the first of it was done."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("anomalies", "0001_initial")]

    operations = [migrations.RenameField(model_name="anomalynote", old_name="last_at", new_name="first_at")]
