"""Use of the personal pages in a span of days, by kind of page. Counted from dated rows, read with the reading role."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connections

from yimen.kernel.pages import PageKind
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import ZONE

READ = "read"
_USE = """
select k.kind,
  (select count(*) from pages_page p where p.kind = k.kind and p.activated_at < %(ends)s),
  (select count(*) from pages_page p where p.kind = k.kind and p.activated_at >= %(begins)s
     and p.activated_at < %(ends)s),
  coalesce((select sum(d.visits) from pages_pageday d join pages_page p on p.id = d.page_id
     where p.kind = k.kind and d."on" >= %(since)s and d."on" <= %(until)s), 0),
  (select count(*) from messages_message m join pages_page p on p.party_id = m.party_id
     where p.kind = k.kind and m.created_at >= %(begins)s and m.created_at < %(ends)s),
  (select count(*) from messages_message m join pages_page p on p.party_id = m.party_id
     where p.kind = k.kind and m.created_at >= %(begins)s and m.created_at < %(ends)s and m.read_at < %(ends)s),
  (select count(*) from page_bills_pagebill b join pages_page p on p.party_id = b.party_id
     where p.kind = k.kind and b.brought_at >= %(begins)s and b.brought_at < %(ends)s),
  (select count(*) from page_bills_pagebill b join pages_page p on p.party_id = b.party_id
     where p.kind = k.kind and b.brought_at >= %(begins)s and b.brought_at < %(ends)s and b.read_at < %(ends)s)
from unnest(%(kinds)s::text[]) with ordinality k(kind, nth) order by k.nth
"""


@snapshot
class PageUse:
    """How the pages of a kind were used in a span of days."""

    kind: PageKind
    accounts: int
    """Active at the end of the span."""
    new: int
    visits: int
    messages: int
    messages_read: int
    bills: int
    bills_read: int

    @property
    def visits_each(self) -> str:
        """Visits per active page; a dash without any."""
        return f"{self.visits / self.accounts:.1f}" if self.accounts else "—"

    @property
    def messages_each(self) -> str:
        """Messages and bills per active page; a dash without any."""
        return f"{(self.messages + self.bills) / self.accounts:.1f}" if self.accounts else "—"

    @property
    def read(self) -> Share:
        """Of what was sent in the span, what was read in it."""
        return Share(self.messages_read + self.bills_read, self.messages + self.bills)


def use(since: date, until: date) -> tuple[PageUse, ...]:
    """Each kind of page from a day up to and with another."""
    begins, ends = (datetime.combine(day, time(0), ZONE) for day in (since, until + timedelta(days=1)))
    facts: dict[str, Any] = {
        "since": since, "until": until, "begins": begins, "ends": ends, "kinds": [str(kind) for kind in PageKind],
    }  # fmt: skip
    with connections[READ].cursor() as cursor:
        cursor.execute(_USE, facts)
        return tuple(PageUse(PageKind(row[0]), *(int(one) for one in row[1:])) for row in cursor.fetchall())
