"""Personal pages 专属网页: what concerns one party on one page, for each of the five kinds its own."""

from collections.abc import Iterable
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.case.cases import queries as cases
from yimen.engine.case.messages import queries as messages
from yimen.engine.centre.appointments import queries as appointments
from yimen.engine.money.fees import queries as fees
from yimen.engine.money.page_bills import queries as page_bills
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.rows import CertificateRow
from yimen.engine.public.enquiries import queries as enquiries
from yimen.engine.public.pages import operations, queries
from yimen.kernel.actor import Actor
from yimen.kernel.page_bills import UTILITIES as UTILITY_BILLS
from yimen.kernel.pages import AHEAD, SERVED, PageKind, Section
from yimen.kernel.policies import Profile
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.bundles import queries as bundles
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.themes import LIFE_EVENTS
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow
from yimen.registries.policies import queries as policies
from yimen.registries.supports import queries as supports
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.messages import in_words
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.pages import SECTIONS
from yimen.threshold.words.policies import CRITERIA, FITS, INDUSTRIES, SIZES, whom_said

SHOWN = 5
UTILITIES = "utilities"
"""The theme of the items that water, power and gas companies carry out."""


@snapshot
class Falling:
    """Something that falls due: on which day, what it is, and where it is done."""

    on: date
    words: str
    url: str


@snapshot
class Asking:
    """Who looks at whose page, seeing nothing of anybody else's."""

    me: Actor
    party: PartyRow
    kind: PageKind
    now: datetime
    event: str


@never_cache
@require_safe
@needs_citizen
def own(request: HttpRequest) -> HttpResponse:
    """One's own page; whoever acts for others finds theirs beside it."""
    party = people.party(actor_of_request(request).party_id or 0)
    assert party is not None, "a citizen's account belongs to a person"
    return redirect("hall:page_of", ref=party.ref)


@never_cache
@require_safe
@needs_citizen
def page(request: HttpRequest, ref: str, section: str = Section.SERVICE) -> HttpResponse:
    """The page of a party for whom one acts: coming to it activates it and counts the visit."""
    return _page(request, ref, section, Mending())


@require_http_methods(["POST"])
@needs_citizen
@takes("founded industry size")
def profile(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell what policies for enterprises ask; kept until it is told otherwise."""
    said = request.POST
    try:
        kept = Profile(said.get("industry", ""), said.get("size", ""), typed.day_or_none(said, "founded"))
        run(operations.tell_profile, ref, kept, by=actor_of_request(request), now=clock.now())
    except Refusal as refusal:
        if refusal.code == operations.PageUnknown.code:
            raise Http404(ref) from None
        return _page(request, ref, Section.TALK, mending(refusal))
    return redirect("hall:page_section", ref=ref, section=Section.TALK)


def _page(request: HttpRequest, ref: str, section: str, mend: Mending) -> HttpResponse:
    me, now = actor_of_request(request), clock.now()
    parties = sorted(people.parties(me.parties()), key=lambda one: (one.id != me.party_id, one.id))
    party = next((one for one in parties if one.ref == ref), None)
    if party is None:
        raise Http404(ref)
    kind = run(operations.visit_page, ref, by=me, now=now).kind
    sections = tuple(Section) if kind is PageKind.ENTERPRISE else (Section.SERVICE,)
    if section not in sections:
        raise Http404(section)
    facts = {
        "here": "me",
        "party": party,
        "kind": kind,
        "pages": parties,
        "sections": [(one, told(SECTIONS[one])) for one in sections],
        "section": section,
        "speaks": party.id == me.party_id or party.id in me.speaks_for,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    asked = Asking(me.only_for(party.id), party, kind, now, request.GET.get("event", ""))
    facts |= _OF[Section(section)](asked)
    return render(request, f"hall/pages/{section}.html", facts, status=422 if mend.mistakes else 200)


def _service(asking: Asking) -> dict[str, object]:
    me, now = asking.me, asking.now
    held = certificates.mine(me, now)
    own_cases = cases.mine(me, now).rows
    bills = fees.to_pay(me)
    asked = enquiries.mine(me, now)
    served = tuple(str(one) for one in SERVED[asking.kind])
    return {
        "cases": own_cases[:SHOWN],
        "falling": sorted(_falling(me, held, now), key=lambda one: one.on)[: 2 * SHOWN],
        "held": [one for one in held if one.state == "valid"][:SHOWN],
        "bills": bills[:SHOWN],
        "sent": page_bills.bills(me, now)[:3],
        "told": [(row, *in_words(row.kind, row.facts)) for row in messages.mine(me).rows[:SHOWN]],
        "unread": messages.unread(me),
        "asked": asked[:SHOWN],
        "items": catalogue.most_used(Filter(served=served), now, SHOWN + 3),
        "served": served,
    }


def _falling(me: Actor, held: Iterable[CertificateRow], now: datetime) -> Iterable[Falling]:
    """What has a day within the next three months: what I am asked for, what runs out, when I am expected."""
    today = day_of(now)
    for one in cases.mine(me, now).rows:
        if one.asks_until is not None and one.asks_until >= today:
            words = told("补交材料：{item}", item=one.item_name)
            yield Falling(one.asks_until, words, reverse("hall:case", args=[one.ref]))
    for row in held:
        if row.state == "valid" and row.valid_to is not None and today <= row.valid_to <= today + AHEAD:
            words = told("{name}到期", name=row.type_name)
            yield Falling(row.valid_to, words, reverse("hall:certificate", args=[row.ref]))
    for coming in appointments.mine(me, now):
        if coming.state == "booked" and coming.begins >= now:
            words = told("预约：{place}", place=coming.centre_name)
            yield Falling(day_of(coming.begins), words, reverse("hall:appointments"))


def _talk(asking: Asking) -> dict[str, object]:
    me, now = asking.me, asking.now
    row = queries.of_party(asking.party.ref, me)
    profile = row.profile() if row else Profile()
    fitting = policies.matching(profile, day_of(now))
    return {
        "profile": profile,
        "policies": [
            (one.policy, FITS[one.fit], [told(CRITERIA[name]) for name in one.open], whom_said(one.policy.whom))
            for one in fitting[: 4 * SHOWN]
        ],
        "industries": [(code, told(words)) for code, words in INDUSTRIES.items()],
        "sizes": [(code, told(words)) for code, words in SIZES.items()],
        "asked": enquiries.mine(me, now)[: 4 * SHOWN],
    }


def _utilities(asked: Asking) -> dict[str, object]:
    return {
        "items": catalogue.most_used(Filter(theme=UTILITIES), asked.now, 4 * SHOWN),
        "sent": page_bills.bills(asked.me, asked.now, UTILITY_BILLS),
    }


def _around(asked: Asking) -> dict[str, object]:
    """What others offer around one matter, and where the government's part of it is settled at once."""
    found = supports.supports(day_of(asked.now))
    known = {code for row in found for code in row.events}
    event = asked.event if asked.event in known else ""
    return {
        "events": [one for one in LIFE_EVENTS if one.code in known],
        "event": event,
        "supports": [row for row in found if not event or event in row.events],
        "bundles": [row for row in bundles.bundles_in_force(asked.now) if event and row.life_event == event],
    }


_OF = {Section.SERVICE: _service, Section.TALK: _talk, Section.UTILITIES: _utilities, Section.AROUND: _around}
