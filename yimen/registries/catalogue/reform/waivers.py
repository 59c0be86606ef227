"""Waivers 豁免: from which rules of publication an item is exempt, on what basis, and from when until when."""

from datetime import date

from django.db import connection

from yimen.kernel.snapshot import snapshot

_OF_ITEM = """
select w.ref, w.rule, w.basis, lower(w.valid), upper(w.valid) from catalogue_waiver w
  join catalogue_item i on i.id = w.item_id where i.ref = %s order by lower(w.valid) desc, w.id desc limit 200
"""


@snapshot
class WaiverRow:
    """A rule that an item need not keep from a day until another, which does not belong to it."""

    ref: str
    rule: str
    basis: str
    from_day: date
    until: date

    def holds(self, on: date) -> bool:
        """Whether the rule is waived on a day."""
        return self.from_day <= on < self.until


def waivers(item_ref: str) -> tuple[WaiverRow, ...]:
    """The waivers of an item, past ones too, the last to begin first."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_ITEM, (item_ref,))
        return tuple(WaiverRow(*row) for row in cursor.fetchall())
