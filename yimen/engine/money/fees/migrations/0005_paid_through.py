"""An order says by which channel its payer came to it last."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fees", "0004_taxed_by")]
    operations = [
        migrations.AddField(model_name="order", name="through", field=models.TextField(default="")),
    ]
