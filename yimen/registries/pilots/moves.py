"""Inside of the pilots: lock one, name who takes part, tell it. It decides nothing by itself."""

from collections.abc import Iterable
from datetime import date, datetime

from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.reform.pilots import MAY_NAME, PilotFeature, PilotSubjectKind, Span
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.pilots.models import Pilot, PilotDecision, PilotSubject
from yimen.registries.pilots.refusals import NotTriedSo, PilotUnknown, TakesPart

COLUMNS = {PilotSubjectKind.OFFICE: "office_id", PilotSubjectKind.ITEM: "item_id", PilotSubjectKind.POINT: "centre_id"}


@snapshot
class Named:
    """Who takes part, by references: offices, items (by reference or code), points."""

    offices: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@snapshot
class Found:
    """One of them as it is found on a day."""

    kind: PilotSubjectKind
    id: int
    ref: str
    name: str
    base_code: str = ""
    office_id: int = 0
    point_kind: str = ""


def find(named: Named, on: date, now: datetime) -> tuple[Found, ...]:
    """Everything that is named, once each; refuses with NoSuchThing."""
    return (
        *(_office(ref, on) for ref in dict.fromkeys(named.offices)),
        *(_item(ref, now) for ref in dict.fromkeys(named.items)),
        *(_point(ref, on) for ref in dict.fromkeys(named.points)),
    )


def _office(ref: str, on: date) -> Found:
    row = offices.office(ref, on)
    if row is None:
        raise NoSuchThing(what="office")
    return Found(PilotSubjectKind.OFFICE, row.id, row.ref, row.name)


def _item(ref: str, now: datetime) -> Found:
    row = catalogue.in_force(ref, now)
    if row is None or row.guide_only:
        raise NoSuchThing(what="item")
    return Found(PilotSubjectKind.ITEM, row.item_id, row.ref, row.name, row.base_code, row.office_id)


def _point(ref: str, on: date) -> Found:
    row = offices.centre(ref, on)
    if row is None:
        raise NoSuchThing(what="centre")
    return Found(PilotSubjectKind.POINT, row.id, row.ref, row.name, point_kind=row.kind)


def must_fit(feature: str, found: Iterable[Found], kinds: Iterable[PilotSubjectKind] | None = None) -> None:
    """Only what this feature is tried by, and later only kinds that it began with; refuses with NotTriedSo."""
    allowed = MAY_NAME[PilotFeature(feature)] & (set(kinds) if kinds is not None else set(PilotSubjectKind))
    for one in found:
        if one.kind not in allowed:
            raise NotTriedSo(partaker=one.kind)


def take_part(row: Pilot, found: Found, since: date, decision: PilotDecision | None = None) -> PilotSubject:
    """Let one more take part since a day; refuses with TakesPart."""
    with refusing(pilot_subject_is_named_once=TakesPart(name=found.name)):
        return PilotSubject.objects.create(
            pilot=row, since=since, decision=decision, **{COLUMNS[found.kind]: found.id}
        )  # fmt: skip


def kinds_of(row: Pilot) -> frozenset[PilotSubjectKind]:
    """By which kinds a pilot names who takes part."""
    rows = PilotSubject.objects.filter(pilot=row).values_list("office_id", "item_id", "centre_id")
    return frozenset(kind for ids in rows for kind, id_ in zip(PilotSubjectKind, ids, strict=True) if id_ is not None)


def locked(ref: str) -> Pilot:
    """The pilot, nobody else's until the act ends; refuses with PilotUnknown."""
    row = Pilot.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise PilotUnknown()
    return row


def span_of(row: Pilot) -> Span:
    """The days of a pilot."""
    return Span(row.begins, row.ends, row.opened_on, row.ended_on)


def told(row: Pilot, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the chain of a pilot."""
    subject = Subject("pilot", "pilots_pilot", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, {**body, "today": day_of(now)}, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash
