"""Publish a policy for enterprises, and end one: by the office that grants it, or the city's catalogue desk."""

from dataclasses import field
from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.policies import INDUSTRIES, MOST_YEARS, Size, Whom
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import (
    ImpossibleDates,
    Missing,
    NoSuchThing,
    NotAllowed,
    NotInList,
    named,
    span,
    told,
    written,
)
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.policies.models import Policy

MOST_LINES = 20


class PolicyNumberTaken(Refusal):
    """A policy with this document number is published already."""

    code: ClassVar[str] = "policies.number_taken"
    value: str


class PolicyEnded(Refusal):
    """The policy has ended already."""

    code: ClassVar[str] = "policies.ended"


@snapshot
class PolicySaid:
    """What a policy says."""

    number: str
    title: str
    benefit: str
    claiming: str
    conditions: tuple[str, ...] = ()
    whom: Whom = field(default_factory=Whom)
    items: tuple[str, ...] = ()
    """Codes of the items by which it is claimed."""


@snapshot
class PolicyPublished:
    """A policy that can be read from now on."""

    ref: str


@operation
def publish_policy(
    office_ref: str, said: PolicySaid, valid_from: date, valid_to: date | None = None, *, by: Actor, now: datetime
) -> PolicyPublished:
    """Publish a policy of an office for a span of days.

    Refuses with NotAllowed, NoSuchThing, Missing, TooLong, NotInList, ImpossibleDates or PolicyNumberTaken.
    """
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    _must_publish(by, office.id)
    span(valid_from, valid_to)
    number = named(said.number, "number")
    with refusing(policies_policy_number=PolicyNumberTaken(value=number)):
        row = Policy.objects.create(
            ref=new_ref(),
            number=number,
            title=named(said.title, "title"),
            office_id=office.id,
            benefit=_text(said.benefit, "benefit"),
            claiming=_text(said.claiming, "claiming"),
            conditions=[written(line, "conditions", 500) for line in said.conditions if line.strip()][:MOST_LINES],
            **_whom(said.whom),
            items=_items(said.items, now),
            valid=days(valid_from, valid_to),
        )
    body = {"number": number, "title": row.title, "from": valid_from, "until": valid_to, "items": row.items}
    tell(_subject(row), Line("policy_published", body, now), by)
    return PolicyPublished(row.ref)


@operation
def end_policy(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> PolicyPublished:
    """Nobody claims the policy from a day on. Refuses with NoSuchThing, NotAllowed, PolicyEnded, Missing or
    ImpossibleDates."""
    row = locked(Policy, ref, "policy")
    _must_publish(by, row.office_id)
    today = day_of(now)
    if row.valid.upper is not None and row.valid.upper <= today:
        raise PolicyEnded
    if on < today or on <= row.valid.lower or (row.valid.upper is not None and on > row.valid.upper):
        raise ImpossibleDates
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    tell(_subject(row), Line("policy_ended", {"on": on, "basis": row.end_basis}, now), by)
    return PolicyPublished(ref)


def _must_publish(by: Actor, office_id: int) -> None:
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE):
        return
    posts = (post for post in by.posts if post.role in (Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD))
    if not any(post.office_id == office_id or _of_the_city(post.role, post.office_id) for post in posts):
        raise NotAllowed


def _of_the_city(role: Role, office_id: int | None) -> str:
    return "yes" if role is Role.CATALOGUE_EDITOR and office_id is None else ""


def _text(typed: str, field: str) -> str:
    if not (text := told(typed, field)):
        raise Missing(field=field)
    return text


def _whom(whom: Whom) -> dict[str, object]:
    for name, chosen, known in (("industries", whom.industries, INDUSTRIES), ("sizes", whom.sizes, set(Size))):
        if not set(chosen) <= known:
            raise NotInList(field=name)
    if not 0 <= whom.years <= MOST_YEARS:
        raise NotInList(field="years")
    return {"industries": sorted(set(whom.industries)), "sizes": sorted(set(whom.sizes)), "years": whom.years}


def _items(codes: tuple[str, ...], now: datetime) -> list[str]:
    refs = []
    for code in dict.fromkeys(codes):
        item = catalogue.in_force(code, now)
        if item is None:
            raise NoSuchThing(what="item")
        refs.append(item.ref)
    return refs


def _subject(row: Policy) -> Subject:
    return Subject("policy", "policies_policy", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
