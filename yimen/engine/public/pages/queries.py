"""Looking at a page's own record: since when it is active, and what an enterprise told of itself."""

from datetime import date, datetime

from yimen.engine.public.pages.models import Page
from yimen.kernel.actor import Actor
from yimen.kernel.pages import PageKind
from yimen.kernel.policies import Profile
from yimen.kernel.snapshot import snapshot


@snapshot
class PageRow:
    """A personal page as whoever acts for its party sees it."""

    ref: str
    kind: PageKind
    activated_at: datetime
    industry: str
    size: str
    founded: date | None

    def profile(self) -> Profile:
        """What policies for enterprises are held against."""
        return Profile(self.industry, self.size, self.founded)


def of_party(party_ref: str, actor: Actor) -> PageRow | None:
    """The page of a party, for who acts for them; None before anybody came to it."""
    row = Page.objects.filter(party__ref=party_ref, party_id__in=set(actor.parties())).first()
    if row is None:
        return None
    return PageRow(row.ref, PageKind(row.kind), row.activated_at, row.industry, row.size, row.founded)
