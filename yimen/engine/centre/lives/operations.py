"""Looking into a life at a window: on record with its purpose before anything is shown."""

from datetime import datetime

from yimen.engine.centre.lives.models import LifeReading
from yimen.engine.centre.lives.refusals import NobodyStandsHere
from yimen.engine.centre.visits import queries as visits
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed, named
from yimen.registries.dated import new_ref


@snapshot
class LifeOpened:
    """The record under which a life is read until its owner leaves."""

    ref: str


@operation
def read_life(party_ref: str, purpose: str, *, by: Actor, now: datetime) -> LifeOpened:
    """Look into the life of who stands at the own window, and say for what.

    Refuses with NotAllowed (no window, or one's own matter), NobodyStandsHere or Missing.
    """
    post = next((one for one in by.posts if one.role is Role.WINDOW), None)
    if post is None or by.staff_id is None:
        raise NotAllowed()
    standing = visits.standing_at(by, party_ref)
    if standing is None:
        raise NobodyStandsHere()
    visit_id, party_id = standing
    if party_id in by.interests:
        raise NotAllowed()
    said = named(purpose, "purpose")
    row = LifeReading.objects.create(
        ref=new_ref(), party_id=party_id, visit_id=visit_id, staff_id=by.staff_id, post=post.name, purpose=said,
        read_at=now,
    )  # fmt: skip
    body = {"party": party_ref, "purpose": digest(said.encode(), row.ref.encode())}
    tell(Subject("life_reading", "lives_lifereading", row.pk, row.ref, 0, b""), Line("read_life", body, now), by)
    return LifeOpened(row.ref)
