"""Section: an approval section enters as a whole 成建制进驻: each of its posts has its workplace in the centre."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import ROLES_OF, Presence, Task, presence
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, span, written
from yimen.registries.concentration import allow
from yimen.registries.concentration.models import Residency, SectionPost
from yimen.registries.concentration.refusals import NotOpen, PostOfAnotherOffice
from yimen.registries.concentration.subjects import cut, tell_of
from yimen.registries.dated import day_of, days, locked, new_ref, refusing
from yimen.registries.people import queries as people

MOST = 200


@snapshot
class PostsBroughtIn:
    """So many posts have their workplace in the centre from a day on, or no longer."""

    posts: int
    day: date


@operation
def bring_in_posts(
    residency_ref: str, post_refs: tuple[str, ...], from_day: date, basis: str, *, by: Actor, now: datetime
) -> PostsBroughtIn:
    """Posts of the approval section of an office that has entered have their workplace in the centre from a day on.

    Refuses with NotOpen, PostOfAnotherOffice, NotTheReformOffice, NotInList, ImpossibleDates or NoSuchThing.
    """
    span(from_day, None)
    row = locked(Residency, residency_ref, "residency")
    allow.must_run(by, row.centre_id)
    stands = presence(row.due, row.entered_on, row.left_on, row.called_off_on, day_of(now))
    if stands is not Presence.ENTERED or row.left_on is not None:
        raise NotOpen(presence=stands)
    if row.entered_on is None or from_day < row.entered_on:
        raise ImpossibleDates()
    if not 0 < len(set(post_refs)) <= MOST:
        raise NotInList(field="post")
    why = written(basis, "basis")
    for ref in sorted(set(post_refs)):
        with refusing(post_has_one_workplace_at_a_time=ImpossibleDates()):
            brought = SectionPost.objects.create(
                ref=new_ref(), residency=row, post_id=_of_the_section(ref, row), valid=days(from_day), basis=why
            )
        tell_of(brought, "bring_in_post", {"post": ref, "residency": residency_ref, "from": from_day}, by=by, now=now)
    return PostsBroughtIn(len(set(post_refs)), from_day)


def _of_the_section(ref: str, row: Residency) -> int:
    post = people.post(ref)
    if post is None:
        raise NoSuchThing(what="post")
    if post.office_id != row.office_id or post.role not in ROLES_OF[Task.APPROVAL]:
        raise PostOfAnotherOffice()
    return post.id


@operation
def take_out_post(
    residency_ref: str, post_ref: str, on: date, basis: str, *, by: Actor, now: datetime
) -> PostsBroughtIn:
    """A post has its workplace in the centre no more from a day on. Refuses with NoSuchThing or ImpossibleDates."""
    row = locked(Residency, residency_ref, "residency")
    allow.must_run(by, row.centre_id)
    here = SectionPost.objects.select_for_update().filter(residency=row, post__ref=post_ref, valid__endswith=None)
    found = here.filter(valid__isempty=False).first()
    if found is None:
        raise NoSuchThing(what="post")
    if on < day_of(now):
        raise ImpossibleDates()
    cut(found, on, written(basis, "basis"))
    tell_of(found, "take_out_post", {"on": on}, by=by, now=now)
    return PostsBroughtIn(1, on)
