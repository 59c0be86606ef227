"""Enter a supporting service, and end one: by the reform office, on a document that anybody may ask for."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.identity import organisation_number
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supports import SupportKind
from yimen.kernel.writing import ImpossibleDates, Missing, NotInList, must_hold, named, span, told
from yimen.registries.catalogue.themes import LIFE_EVENTS
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.supports.models import Support

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)
EVENTS = frozenset(one.code for one in LIFE_EVENTS)


class SupportStands(Refusal):
    """This provider is entered for this kind of service already: nobody stands on the page twice."""

    code: ClassVar[str] = "supports.stands"


@snapshot
class SupportSaid:
    """What a supporting service says of itself."""

    kind: str
    provider: str
    provider_number: str
    about: str
    price: str
    phone: str
    events: tuple[str, ...]


@snapshot
class SupportKept:
    """A supporting service by its reference."""

    ref: str


@operation
def enter_support(
    said: SupportSaid, valid_from: date, valid_to: date | None, basis: str, *, by: Actor, now: datetime
) -> SupportKept:
    """Enter a service for a span of days. A price must be said, or nobody could compare.

    Refuses with NotAllowed, NotInList, Missing, TooLong, BadUscc, ImpossibleDates or SupportStands.
    """
    must_hold(by, *KEEPERS)
    span(valid_from, valid_to)
    _must_be_known(said)
    with refusing(support_of_a_provider_stands_once=SupportStands()):
        row = Support.objects.create(
            ref=new_ref(),
            kind=said.kind,
            provider=named(said.provider, "provider"),
            provider_number=organisation_number(said.provider_number),
            about=_text(said.about, "about"),
            price=named(said.price, "price"),
            phone=named(said.phone, "phone", 40),
            events=sorted(set(said.events)),
            basis=named(basis, "basis"),
            valid=days(valid_from, valid_to),
        )
    body = {"kind": row.kind, "provider": row.provider_number, "events": row.events, "basis": row.basis}
    tell(_subject(row), Line("enter_support", body, now), by)
    return SupportKept(row.ref)


@operation
def end_support(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> SupportKept:
    """The service is shown no longer from a day on.

    Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    row = locked(Support, ref, "support")
    ends = row.valid.upper
    if on < day_of(now) or on <= row.valid.lower or (ends is not None and on >= ends):
        raise ImpossibleDates
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    tell(_subject(row), Line("end_support", {"on": on, "basis": row.end_basis}, now), by)
    return SupportKept(ref)


def _must_be_known(said: SupportSaid) -> None:
    if said.kind not in set(SupportKind):
        raise NotInList(field="kind")
    if not said.events:
        raise Missing(field="events")
    if not set(said.events) <= EVENTS:
        raise NotInList(field="events")


def _text(typed: str, field: str) -> str:
    if not (text := told(typed, field)):
        raise Missing(field=field)
    return text


def _subject(row: Support) -> Subject:
    return Subject("support", "supports_support", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
