"""Stock 并入清点: what a hall brings along is listed by its own numbers, and items and staff get theirs here.

What was listed wrongly, or is over in the old hall, is struck for a reason and stays to be read.
"""

from collections import Counter
from datetime import datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import digest
from yimen.kernel.network import Stock, StockCounts
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, must_hold, named
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import locked, new_ref
from yimen.registries.network import absorbing
from yimen.registries.network.models import HallCount, OldNumber, OutsideHall
from yimen.registries.network.refusals import HallMerged, NumberDiffers, NumberTwice, OfAnotherHall, ToldByOne
from yimen.registries.network.subjects import KEEPERS, tell_of
from yimen.registries.people import queries as people

MOST = 500
MOST_COUNTED = 100_000


@snapshot
class StockSaid:
    """An old number with what it is of."""

    number: str
    what: str


@snapshot
class StockListed:
    """So many old numbers came to the list of a hall; those that stood there already stay."""

    ref: str
    added: int


@snapshot
class OldNumberNamed:
    """An old number has its new one."""

    ref: str
    named: str


@snapshot
class StockCounted:
    """A hall's own office has counted what it hands over."""

    ref: str
    hall_ref: str


@snapshot
class OldNumberStruck:
    """An old number stands in the list of its hall no longer."""

    ref: str


@operation
def list_stock(hall_ref: str, kind: str, rows: tuple[StockSaid, ...], *, by: Actor, now: datetime) -> StockListed:
    """List what a hall brings along: its items, people and open cases, each under the number that it gave them.

    No line is lost silently. Refuses with NumberTwice, NumberDiffers, HallMerged, NotInList, Missing, NoSuchThing or
    NotAllowed.
    """
    must_hold(by, *KEEPERS)
    hall = locked(OutsideHall, hall_ref, "hall")
    if hall.merged_on is not None:
        raise HallMerged()
    if kind not in set(Stock) or not 0 < len(rows) <= MOST:
        raise NotInList(field="kind")
    said = _each_once(rows)
    listed = OldNumber.objects.filter(hall=hall, kind=kind, number__in=said, struck_at=None)
    known = dict(listed.values_list("number", "what"))
    if differs := next((one for one in said if known.get(one, said[one]) != said[one]), ""):
        raise NumberDiffers(number=differs, listed=known[differs])
    for number in [one for one in said if one not in known]:
        row = OldNumber.objects.create(
            ref=new_ref(), hall=hall, kind=kind, number=number, what=said[number], listed_at=now
        )
        tell_of(row, "list_old_number", {"hall": hall_ref, "kind": kind}, by=by, now=now)
    return StockListed(hall_ref, len(said.keys() - known.keys()))


def _each_once(rows: tuple[StockSaid, ...]) -> dict[str, str]:
    said = [(named(one.number, "number", 60), named(one.what, "what", 100)) for one in rows]
    number, times = Counter(number for number, _ in said).most_common(1)[0]
    if times > 1:
        raise NumberTwice(number=number)
    return dict(said)


@operation
def count_stock(hall_ref: str, counts: StockCounts, *, by: Actor, now: datetime) -> StockCounted:
    """Say how many items, people and open cases a hall hands over by its own register; by who heads its office.

    Who lists the numbers here does not count them there: the two sides are told by two. Refuses with ToldByOne,
    HallMerged, NotInList, NoSuchThing or NotAllowed.
    """
    hall = locked(OutsideHall, hall_ref, "hall")
    if by.kind is not ActorKind.SYSTEM and hall.office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotAllowed()
    if by.has_role(*KEEPERS):
        raise ToldByOne()
    if hall.merged_on is not None:
        raise HallMerged()
    for kind, field in ((Stock.ITEM, "items"), (Stock.STAFF, "staff"), (Stock.CASE, "cases")):
        if not 0 <= counts.of(kind) <= MOST_COUNTED:
            raise NotInList(field=field)
    row = HallCount.objects.create(
        ref=new_ref(), hall=hall, items=counts.items, staff=counts.staff, cases=counts.cases, counted_at=now,
        counted_by_id=by.staff_id,
    )  # fmt: skip
    body = {"hall": hall_ref, "items": counts.items, "staff": counts.staff, "cases": counts.cases}
    tell_of(row, "count_stock", body, by=by, now=now)
    return StockCounted(row.ref, hall_ref)


@operation
def strike_old_number(ref: str, why: str, *, by: Actor, now: datetime) -> OldNumberStruck:
    """A line was mistyped, named wrongly, or is over in the old hall: it is struck for a reason, and waits no longer.

    What was switched stays as it was recorded, and its old numbers stay good. Refuses with HallMerged,
    NumberStruck, Missing, NoSuchThing or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    row = absorbing.standing(ref)
    if locked(OutsideHall, row.hall.ref, "hall").merged_on is not None:
        raise HallMerged()
    row.struck, row.struck_at = named(why, "why"), now
    row.save(update_fields=["struck", "struck_at"])
    tell_of(row, "strike_old_number", {"why": digest(row.struck.encode(), ref.encode())}, by=by, now=now)
    return OldNumberStruck(ref)


@operation
def name_item(ref: str, item_ref: str, *, by: Actor, now: datetime) -> OldNumberNamed:
    """An item of the hall is this one of the catalogue, of the same office.

    Refuses with NamedAlready, NumberStruck, OfAnotherHall, NoSuchThing or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    row = absorbing.waiting(ref, Stock.ITEM)
    found = catalogue.in_force(item_ref, now)
    if found is None:
        raise NoSuchThing(what="item")
    if found.office_id != row.hall.office_id:
        raise OfAnotherHall()
    absorbing.give_name(row, found.ref, found.name, by, now)
    return OldNumberNamed(ref, row.named)


@operation
def name_staff(ref: str, staff_ref: str, *, by: Actor, now: datetime) -> OldNumberNamed:
    """Somebody of the hall is this member of staff, of the same office.

    Refuses with NamedAlready, NumberStruck, OfAnotherHall, NoSuchThing or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    row, member = absorbing.waiting(ref, Stock.STAFF), people.staff_member(staff_ref)
    if member is None:
        raise NoSuchThing(what="staff")
    if member.office_id != row.hall.office_id:
        raise OfAnotherHall()
    absorbing.give_name(row, member.ref, member.number, by, now)
    return OldNumberNamed(ref, row.named)
