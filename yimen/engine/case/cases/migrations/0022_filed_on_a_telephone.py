"""A case may be filed on a telephone: the house tells it apart from a computer by itself."""

from django.db import migrations

from yimen.journal.watching import watched


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_watched_where_written")]
    operations = [
        migrations.RunSQL("drop trigger case_channel_is_known on cases_case", migrations.RunSQL.noop),
        watched(
            "cases_case", "case_channel_is_known", "new.channel <> all ('{hall,mobile,window,api,kiosk}')", "channel"
        ),
    ]
