"""Rules that are watched where they are written (yimen/journal/watching.py); a line's number is held by its chain.

Every act writes a line, and what its number must be is proved by the chain itself: the act takes it from the head that
its own statement guards, and `yimen journal verify` names the row that is out of order.
"""

from django.db import migrations

from yimen.journal.watching import REFUSING


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_by_time")]
    operations = [
        migrations.RunSQL(REFUSING, "drop function row_is_refused()"),
        migrations.RunSQL(
            "alter table journal_entry drop constraint journal_entry_seq_check",
            "alter table journal_entry add constraint journal_entry_seq_check check (seq > 0)",
        ),
    ]
