"""Reading the regulations: what is in force, what I have still to read, and who of those they are for has read them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from yimen.kernel.actor import Actor, Role
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.registries.bases.queries import BasisRow
from yimen.registries.bases.queries import one as basis_of
from yimen.registries.dated import day_of
from yimen.registries.regulations.models import Regulation, RegulationReading, RegulationVersion

MOST_UNREAD = 100


@snapshot
class VersionRow:
    """A version of a regulation."""

    ref: str
    number: int
    text: str
    changed: str
    begins: date | None
    ends: date | None
    end_basis: str
    proposed_by: str
    published_by: str
    standing: str
    """proposed, withdrawn, coming, in_force or over."""
    withdrawn_why: str


@snapshot
class RegulationRow:
    """A regulation with the version of a day; `mine` is due, read, or empty when it is not for them."""

    ref: str
    title: str
    kind: str
    audience: tuple[str, ...]
    public: str
    version: VersionRow | None
    mine: str


@snapshot
class EndAhead:
    """An end that was proposed: which day, why and by whom."""

    on: date
    why: str
    by: str
    mine: str
    """yes: the reader proposed it, and another says so."""


@snapshot
class RegulationView:
    """A regulation with all versions, where it is needed, on which document it rests, and who has read it."""

    row: RegulationRow
    versions: tuple[VersionRow, ...]
    links: tuple[tuple[str, str, str], ...]
    """Kind, key and what the item is called."""
    basis: BasisRow | None
    read: Share
    unread: tuple[str, ...]
    ending: EndAhead | None


def listed(actor: Actor, now: datetime, screen: str = "", item_ref: str = "") -> tuple[RegulationRow, ...]:
    """The regulations of the house by title, what I have still to read first; those of a screen or an item alone."""
    found = Regulation.objects.order_by("title")
    if screen:
        found = found.filter(links__kind="screen", links__key=screen)
    if item_ref:
        found = found.filter(links__kind="item", links__key=item_ref)
    rows = _rows(found, actor, now)
    return tuple(sorted(rows, key=lambda row: (row.mine != "due", row.version is None, row.kind, row.title)))


def due(actor: Actor, now: datetime) -> int:
    """How many regulations I have still to read."""
    return sum(row.mine == "due" for row in _rows(Regulation.objects.all(), actor, now))


def public(now: datetime) -> tuple[RegulationRow, ...]:
    """What the public reads, in force today."""
    rows = _rows(Regulation.objects.filter(public="yes").order_by("kind", "title"), None, now)
    return tuple(row for row in rows if row.version is not None and row.version.standing == "in_force")


def public_one(ref: str, now: datetime) -> RegulationRow | None:
    """One of them."""
    return next((row for row in public(now) if row.ref == ref), None)


def one(ref: str, actor: Actor, now: datetime) -> RegulationView | None:
    """A regulation with everything about it; who has not read it, for who keeps regulations or heads people."""
    regulation = Regulation.objects.filter(ref=ref).first()
    if regulation is None or actor.staff_id is None:
        return None
    (row,) = _rows(Regulation.objects.filter(pk=regulation.pk), actor, now)
    versions = list(regulation.versions.select_related("proposed_by", "published_by", "end_by").order_by("-number"))
    current = next((each for each in versions if each.valid and day_of(now) in each.valid), None)
    sees = actor.has_role(Role.REFORM_OFFICE, Role.CENTRE_MANAGER, Role.LEGAL_REVIEWER, Role.SUPERVISOR)
    read, unread = _readers(regulation, current, now) if current is not None else (Share(0, 0), ())
    latest = versions[0].basis if versions else None
    view = basis_of(latest.ref, now) if latest is not None else None
    return RegulationView(
        row, tuple(_version(each, day_of(now)) for each in versions), _links(regulation, now),
        view.row if view is not None else None, read, unread if sees else (), _ending(versions, actor),
    )  # fmt: skip


def _ending(versions: Iterable[RegulationVersion], actor: Actor) -> EndAhead | None:
    for one in versions:
        if one.end_on is not None and one.end_by is not None:
            return EndAhead(one.end_on, one.end_why, one.end_by.name, "yes" if one.end_by_id == actor.staff_id else "")
    return None


_READERS = """
select s.name, exists (select from regulations_regulationreading r
  where r.version_id = %(version)s and r.staff_id = s.id)
from people_staff s where exists (select from people_posting g join people_post p on p.id = g.post_id
  where g.staff_id = s.id and g.valid @> %(now)s::timestamptz
    and (cardinality(%(roles)s::text[]) = 0 or p.role = any(%(roles)s)))
order by s.name
"""


def _readers(row: Regulation, version: RegulationVersion, now: datetime) -> tuple[Share, tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_READERS, {"version": version.pk, "now": now, "roles": list(row.audience)})
        found = cursor.fetchall()
    unread = [name for name, read in found if not read]
    return Share(len(found) - len(unread), len(found)), tuple(unread[:MOST_UNREAD])


_ITEMS = """
select i.ref, v.name from catalogue_item i join lateral (select name from catalogue_itemversion where item_id = i.id
  and state <> 'draft' order by number desc limit 1) v on true where i.ref = any(%s)
"""


def _links(row: Regulation, now: datetime) -> tuple[tuple[str, str, str], ...]:
    links = list(row.links.order_by("kind", "key"))
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS, ([each.key for each in links if each.kind == "item"],))
        names = dict(cursor.fetchall())
    return tuple((each.kind, each.key, names.get(each.key, "")) for each in links)


def _rows(found: QuerySet[Regulation], actor: Actor | None, now: datetime) -> tuple[RegulationRow, ...]:
    regulations, on = list(found), day_of(now)
    versions = RegulationVersion.objects.filter(regulation__in=regulations).select_related(
        "proposed_by", "published_by"
    )
    by_regulation: dict[int, list[RegulationVersion]] = {}
    for version in versions.order_by("number"):
        by_regulation.setdefault(version.regulation_id, []).append(version)
    read = _read(actor, [one.pk for many in by_regulation.values() for one in many])
    return tuple(_row(row, by_regulation.get(row.pk, []), actor, read, on) for row in regulations)


def _read(actor: Actor | None, ids: Iterable[int]) -> Mapping[int, str]:
    if actor is None or actor.staff_id is None:
        return {}
    found = RegulationReading.objects.filter(staff_id=actor.staff_id, version_id__in=list(ids))
    return dict.fromkeys(found.values_list("version_id", flat=True), "read")


def _row(
    row: Regulation, versions: list[RegulationVersion], actor: Actor | None, read: Mapping[int, str], on: date
) -> RegulationRow:
    current = next((each for each in versions if each.valid and on in each.valid), None)
    shown = current or next((each for each in reversed(versions) if each.withdrawn_at is None), None)
    mine = actor is not None and actor.posts and (not row.audience or actor.has_role(*map(Role, row.audience)))
    state = read.get(current.pk, "due") if mine and current is not None else ""
    return RegulationRow(
        row.ref, row.title, row.kind, tuple(row.audience), row.public, _version(shown, on) if shown else None, state
    )


def _version(row: RegulationVersion, on: date) -> VersionRow:
    return VersionRow(
        row.ref, row.number, row.text, row.changed, row.valid.lower if row.valid else None,
        row.valid.upper if row.valid else None, row.end_basis, row.proposed_by.name,
        row.published_by.name if row.published_by else "", _standing(row, on), row.withdrawn_why,
    )  # fmt: skip


def _standing(row: RegulationVersion, on: date) -> str:
    if row.valid is None:
        return "proposed" if row.withdrawn_at is None else "withdrawn"
    if row.valid.lower > on:
        return "coming"
    return "over" if row.valid.upper is not None and row.valid.upper <= on else "in_force"
