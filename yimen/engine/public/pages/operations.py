"""Come to a personal page, and tell what policies for enterprises ask; by whoever acts for the party."""

from datetime import date, datetime
from typing import ClassVar

from django.db.models import F

from yimen.engine.public.pages.models import Page, PageDay
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.pages import VISIT, PageKind, page_kind
from yimen.kernel.policies import INDUSTRIES, Profile, Size
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotInList
from yimen.registries.dated import day_of, new_ref
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow


class PageUnknown(Refusal):
    """There is no such page for this actor: it is somebody's for whom they do not act."""

    code: ClassVar[str] = "pages.unknown"


class NotAnEnterprise(Refusal):
    """Only an enterprise tells what policies for enterprises ask."""

    code: ClassVar[str] = "pages.not_an_enterprise"


@snapshot
class PageVisited:
    """A page by its reference, and whose kind it is."""

    ref: str
    kind: PageKind


@operation
def visit_page(party_ref: str, *, by: Actor, now: datetime) -> PageVisited:
    """Come to the page of a party for whom one acts: the first time activates it, each visit counts for its day.

    Refuses with PageUnknown.
    """
    party = _party(party_ref, by)
    kind = page_kind(party.kind, party.number)
    page, is_new = Page.objects.select_for_update().get_or_create(
        party_id=party.id, defaults={"ref": new_ref(), "kind": kind, "activated_at": now, "seen_at": now}
    )
    if is_new:
        tell(_subject(page), Line("activate_page", {"kind": kind}, now), by)
    if is_new or now - page.seen_at >= VISIT:
        _count(page, day_of(now))
        Page.objects.filter(pk=page.pk).update(seen_at=now)
    return PageVisited(page.ref, kind)


@operation
def tell_profile(party_ref: str, profile: Profile, *, by: Actor, now: datetime) -> PageVisited:
    """Tell, or no longer tell, industry, size and founding of an enterprise for the policies that fit.

    Refuses with PageUnknown, NotAnEnterprise, NotInList or ImpossibleDates.
    """
    party = _party(party_ref, by)
    page = Page.objects.select_for_update().filter(party_id=party.id).first()
    if page is None:
        raise PageUnknown()
    if page.kind != PageKind.ENTERPRISE:
        raise NotAnEnterprise()
    _must_be_possible(profile, day_of(now))
    page.industry, page.size, page.founded = profile.industry, profile.size, profile.founded
    page.save(update_fields=["industry", "size", "founded"])
    told = {name: "yes" if getattr(profile, name) else "no" for name in ("industry", "size", "founded")}
    tell(_subject(page), Line("tell_profile", told, now), by)
    return PageVisited(page.ref, PageKind.ENTERPRISE)


def _party(ref: str, by: Actor) -> PartyRow:
    found = people.party(ref) if ref else None
    if found is None or found.id not in set(by.parties()):
        raise PageUnknown()
    return found


def _must_be_possible(profile: Profile, today: date) -> None:
    if profile.industry and profile.industry not in INDUSTRIES:
        raise NotInList(field="industry")
    if profile.size and profile.size not in set(Size):
        raise NotInList(field="size")
    if profile.founded and profile.founded > today:
        raise ImpossibleDates


def _count(page: Page, today: date) -> None:
    if not PageDay.objects.filter(page=page, on=today).update(visits=F("visits") + 1):
        PageDay.objects.create(page=page, on=today)


def _subject(page: Page) -> Subject:
    return Subject("page", "pages_page", page.pk, page.ref, page.journal_seq, bytes(page.journal_head))
