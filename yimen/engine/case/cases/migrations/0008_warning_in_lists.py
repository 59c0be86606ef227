"""The moment of warning lies in the indexes of the lists: counting by lamp reads no case."""

from django.db import migrations, models

from yimen.kernel.case_life import OPEN_STATES

_OPEN = models.Q(("state__in", sorted(OPEN_STATES)))
_SCOPES = {
    "desk": ("desk_id", _OPEN),
    "office": ("office", _OPEN),
    "city": ("city_id", _OPEN),
    **{
        place: (column, models.Q((f"{column}__isnull", False), ("state__in", sorted(OPEN_STATES))))
        for place, column in (
            ("centre", "centre"), ("village", "village_id"), ("town", "town_id"), ("county", "county_id")
        )
    },
}  # fmt: skip


def _with_warning(scope: str, column: str, lies_there: models.Q) -> list[migrations.operations.base.Operation]:
    fields, name = [column, "due_at", "id"], f"case_open_of_{scope}"
    index = models.Index(fields=fields, include=["warning_at"], condition=lies_there, name=name)
    return [migrations.RemoveIndex("case", name), migrations.AddIndex("case", index)]


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_criterion")]
    operations = [step for scope, facts in _SCOPES.items() for step in _with_warning(scope, *facts)]
