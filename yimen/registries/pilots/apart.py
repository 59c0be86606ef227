"""Apart: what ties somebody to a pilot, so that nobody evaluates what they began, decided about or work at."""

from collections.abc import Collection

from django.db import connection

from yimen.kernel.actor import Actor, ScopeKind
from yimen.kernel.reform.pilots import Standpoint
from yimen.registries.offices import queries as offices
from yimen.registries.pilots.models import Pilot, PilotDecision, PilotSubject

# Whose own model it is are the town and its villages; county and city look at both from above.
_OF_ONE_TOWN = """
select count(*) from (
  select region_id from offices_office where id = any(%(my_offices)s) union
  select region_id from offices_centre where id = any(%(my_centres)s) union select unnest(%(my_regions)s::bigint[])) m
join regions_region mine on mine.id = m.region_id and mine.level >= 4
where exists (select from regions_region theirs where theirs.level >= 4
  and (theirs.id in (mine.id, mine.parent_id) or theirs.parent_id = mine.id) and theirs.id in (
    select region_id from offices_office where id = any(%(offices)s) union
    select region_id from offices_centre where id = any(%(points)s)))
"""


def standpoint(row: Pilot, by: Actor) -> Standpoint:
    """What ties somebody to a pilot: their acts on it, and their posts where it is tried, above that or below."""
    decided = set(PilotDecision.objects.filter(pilot=row, staff__isnull=False).values_list("staff_id", flat=True))
    subjects = PilotSubject.objects.filter(pilot=row)
    named = {*subjects.filter(office__isnull=False).values_list("office_id", flat=True)}
    named |= {*subjects.filter(item__isnull=False).values_list("item__office_id", flat=True)}
    points = {*subjects.filter(centre__isnull=False).values_list("centre_id", flat=True)}
    near = _near(by, named) + sum(post.centre_id in points for post in by.posts) + _of_one_town(by, named, points)
    return Standpoint(by.staff_id or 0, {*decided, row.begun_by_id or 0}, near)


def _near(by: Actor, named: Collection[int]) -> int:
    """How many posts are at an office that takes part, at one above it or at one under it."""
    mine = [post.office_id for post in by.posts if post.office_id is not None]
    above = offices.offices_above({*mine, *named}) if mine and named else {}
    return sum(
        any(one == other or other in above[one] or one in above[other] for other in named) for one in mine if above
    )


def _of_one_town(by: Actor, named: Collection[int], points: Collection[int]) -> int:
    """How many posts are in the town of a village that takes part, or in a village of a town that does."""
    facts = {
        "my_offices": [post.office_id for post in by.posts if post.office_id is not None],
        "my_centres": [post.centre_id for post in by.posts if post.centre_id is not None],
        "my_regions": [one.id for one in by.scopes if one.kind in (ScopeKind.TOWN, ScopeKind.VILLAGE)],
        "offices": sorted(named),
        "points": sorted(points),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OF_ONE_TOWN, facts)
        (found,) = cursor.fetchone()
    return int(found)
