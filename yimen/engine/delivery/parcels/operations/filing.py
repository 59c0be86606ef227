"""Filing by post: the applicant chooses with the application itself what is fetched and what is sent home."""

from collections.abc import Sequence
from datetime import datetime

from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.delivery.parcels import rates
from yimen.engine.delivery.parcels.operations.posting import send_originals, want_result
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.parcel_life import Direction
from yimen.kernel.postage import asked_by, must_have_been_told
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import Missing, NotInList


@snapshot
class Handing:
    """The draft as it was seen, and where it goes."""

    draft: str
    revision: int
    centre: str = ""
    office: str = ""


@snapshot
class Going:
    """What goes by express: the result out, originals in, or both; and the applicant's end of it."""

    directions: tuple[str, ...]
    materials: tuple[str, ...]
    name: str
    phone: str
    address: str
    pays: str = ""
    """How the postage is paid, where the rate offers more than one way."""
    told_fen: int = 0
    """What the applicant was told that all of it costs them."""


@operation
def submit_by_post(handing: Handing, going: Going, *, by: Actor, now: datetime) -> Submitted:
    """Hand a draft in and say in the same act what goes by express; where no post is offered, nothing is handed in.

    Refuses with Missing or NotInList for the directions, as `submit` does, and as wanting and sending later do.
    """
    alone = by.within()
    submitted = cases.submit(handing.draft, handing.revision, handing.centre, handing.office, by=alone, now=now)
    go_by_post(submitted.ref, going, alone, now)
    return submitted


def go_by_post(ref: str, going: Going, by: Actor, now: datetime) -> None:
    """What goes by express with a case that is being handed in; refuses as wanting and sending later do."""
    directions = _known(going.directions)
    asked = {one: asked_by(rates.rate_of(one, now)) for one in directions}
    must_have_been_told(sum(asked.values()), going.told_fen)
    where = (going.name, going.phone, going.address, going.pays)
    if Direction.IN in directions:
        send_originals(ref, going.materials, *where, asked[Direction.IN], by=by, now=now)
    if Direction.OUT in directions:
        want_result(ref, *where, asked[Direction.OUT], by=by, now=now)


def _known(directions: Sequence[str]) -> frozenset[Direction]:
    """The directions that were chosen; at least one, and none that there is not."""
    if not directions:
        raise Missing(field="directions")
    if not set(directions) <= set(Direction):
        raise NotInList(field="directions")
    return frozenset(Direction(one) for one in directions)
