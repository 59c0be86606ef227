"""What only the sandbox of a real city took has reached nobody: it waits again, as if it had never been sent."""

from django.conf import settings
from django.db import migrations

PLAYED = "sandbox:"
"""How the receipts of the sandbox begin; until now a real city was wired to it as well."""


def wait_again(apps, schema_editor):  # type: ignore[no-untyped-def]
    """A demonstration keeps its sandbox and what it took."""
    if not settings.YIMEN_DEMO:
        dispatches = apps.get_model("dispatches", "Dispatch").objects.using(schema_editor.connection.alias)
        dispatches.filter(receipt__startswith=PLAYED).update(sent_at=None, digest="", receipt="")


class Migration(migrations.Migration):
    dependencies = [("dispatches", "0001_initial")]
    operations = [migrations.RunPython(wait_again, migrations.RunPython.noop)]
