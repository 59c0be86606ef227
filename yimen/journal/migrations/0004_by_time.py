"""What happened in a span of time, for supervision. BRIN: lines come in nearly by time, and an insert pays next to nothing."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_fingers")]
    operations = [
        migrations.RunSQL(
            "create index journal_entry_by_time on journal_entry using brin (effective_at) with (pages_per_range = 32)",
            "drop index journal_entry_by_time",
        )
    ]
