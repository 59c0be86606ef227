"""Seconding 派驻: the order by which somebody of an office works in a centre, and its end. Within others' acts.

The home unit stays whose they are; from the order to its end the centre keeps their attendance and weighs their work.
"""

from datetime import date, datetime

from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, named
from yimen.registries.dated import ZONE, days, locked, new_ref, refusing
from yimen.registries.people import holding, staffing
from yimen.registries.people.models import Post, Posting, Secondment, Staff
from yimen.registries.people.refusals import OrderNumberTaken, SecondedAlready
from yimen.registries.people.subjects import tell_of, unread


@snapshot
class Order:
    """A posting order 派驻令: its number, who goes to which post, from which day."""

    number: str
    staff_ref: str
    post_ref: str
    begins: date


def second(order: Order, by: Actor, now: datetime) -> str:
    """Somebody holds a post of a centre from a day on, under an order; the reference of the order.

    Refuses with SecondedAlready, OrderNumberTaken, NoSuchThing, NotForPosting and as `hold_post` does.
    """
    member, post = locked(Staff, order.staff_ref, "staff"), locked(Post, order.post_ref, "post")
    if post.centre_id is None:
        raise NoSuchThing(what="post")
    staffing.must_take_from(post.role, post.office_id, member.office_id)
    said = named(order.number, "number", 60)
    with refusing(
        secondment_one_at_a_time_for_somebody=SecondedAlready(),
        secondment_order_number_is_given_once=OrderNumberTaken(),
    ):
        row = Secondment.objects.create(
            ref=new_ref(), number=said, staff=member, office_id=member.office_id, centre_id=post.centre_id, post=post,
            valid=days(order.begins),
        )  # fmt: skip
    holding.hold(member, post, max(_morning(order.begins), now), None, "holder", said, by, now)
    body = {"staff": member.ref, "post": post.ref, "from": order.begins, "number": said}
    tell_of(row, "order_posting", body, by, now)
    return row.ref


def end(ref: str, on: date, number: str, reason: str, by: Actor, now: datetime) -> tuple[int, int]:
    """A return order 返回令: from a day on somebody is back at the home unit; whose it was and in which centre.

    Refuses with NoSuchThing, OrderNumberTaken or ImpossibleDates.
    """
    row = locked(Secondment, ref, "secondment")
    if row.valid.upper is not None:
        raise NoSuchThing(what="secondment")
    if on <= row.valid.lower:
        raise ImpossibleDates()
    row.valid, row.return_number = days(row.valid.lower, on), named(number, "number", 60)
    row.return_reason = reason
    with refusing(secondment_return_number_is_given_once=OrderNumberTaken()):
        row.save(update_fields=["valid", "return_number", "return_reason"])
    at = max(_morning(on), now)
    held = Posting.objects.select_for_update().filter(staff_id=row.staff_id, post_id=row.post_id, valid__contains=at)
    for posting in held.filter(valid__startswith__lt=at):
        holding.end(posting, at)
    body = {"on": on, "number": row.return_number, "said": unread(reason, ref)}
    tell_of(row, "order_return", body, by, now)
    return row.staff_id, row.centre_id


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)
