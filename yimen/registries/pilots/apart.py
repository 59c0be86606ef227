"""Apart: what ties somebody to a pilot, so that nobody evaluates what they began, decided about or work at."""

from yimen.kernel.actor import Actor
from yimen.kernel.reform.pilots import Standpoint
from yimen.registries.offices import queries as offices
from yimen.registries.pilots.models import Pilot, PilotDecision, PilotSubject


def standpoint(row: Pilot, by: Actor) -> Standpoint:
    """What ties somebody to a pilot: their acts on it, and their posts where it is tried or above that."""
    decided = set(PilotDecision.objects.filter(pilot=row, staff__isnull=False).values_list("staff_id", flat=True))
    subjects = PilotSubject.objects.filter(pilot=row)
    named = {*subjects.filter(office__isnull=False).values_list("office_id", flat=True)}
    named |= {*subjects.filter(item__isnull=False).values_list("item__office_id", flat=True)}
    points = {*subjects.filter(centre__isnull=False).values_list("centre_id", flat=True)}
    near = [
        post for post in by.posts
        if post.centre_id in points or any(_near(post.office_id, office) for office in named if post.office_id)
    ]  # fmt: skip
    return Standpoint(by.staff_id or 0, {*decided, row.begun_by_id or 0}, len(near))


def _near(mine: int | None, piloted: int | None) -> bool:
    """The same office, one above it or one under it."""
    if mine is None or piloted is None:
        return False
    return mine == piloted or offices.is_under(piloted, mine) or offices.is_under(mine, piloted)
