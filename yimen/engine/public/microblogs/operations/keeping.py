"""Keeping: which accounts the city is spoken to on, whose each is, and within how many hours it is answered."""

from datetime import datetime

from yimen.engine.public.microblogs import moves
from yimen.engine.public.microblogs.models import Microblog
from yimen.engine.public.microblogs.refusals import MicroblogThere
from yimen.engine.public.voices.rows import HEADS
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.microblogs import HOURS, BlogPlatform, HoursUnfit
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class Registered:
    """An official account, whose it is, and within how many office hours it is answered."""

    platform: str
    handle: str
    name: str
    office_ref: str
    hours: int


@snapshot
class MicroblogKept:
    """An account by its reference."""

    ref: str


@operation
def register_microblog(account: Registered, *, by: Actor, now: datetime) -> MicroblogKept:
    """Watch an official account from now on; its department answers what is said there.

    Refuses with NotAllowed, NotInList, NoSuchThing, HoursUnfit, Missing or MicroblogThere.
    """
    must_hold(by, *HEADS)
    if account.platform not in set(BlogPlatform):
        raise NotInList(field="platform")
    if account.hours not in HOURS:
        raise HoursUnfit()
    office = offices.office(account.office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    handle, name = named(account.handle, "handle", 60), named(account.name, "name", 60)
    with refusing(microblog_is_registered_once=MicroblogThere()):
        row = Microblog.objects.create(
            ref=new_ref(), platform=account.platform, handle=handle, name=name, office_id=office.id,
            region_id=office.region_id, hours=account.hours, registered_at=now,
        )  # fmt: skip
    body = {"platform": account.platform, "handle": handle, "office": account.office_ref, "hours": account.hours}
    moves.told(row, Line("register_microblog", body, now), by)
    return MicroblogKept(row.ref)


@operation
def end_microblog(ref: str, *, by: Actor, now: datetime) -> MicroblogKept:
    """Watch an account no longer; what was taken in stays and is dealt with.

    Refuses with NotAllowed or MicroblogUnknown.
    """
    must_hold(by, *HEADS)
    row = moves.locked(ref)
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    moves.told(row, Line("end_microblog", {}, now), by)
    return MicroblogKept(ref)
