"""Assisted filing 协助申报: who sits beside the applicant while they file online is recorded with the case."""

from datetime import datetime

from yimen.engine.case.cases import moves
from yimen.engine.case.cases import queries as cases
from yimen.engine.public.outreach.models import Assistance
from yimen.engine.public.outreach.refusals import HelpedAlready, NotFiledOnline
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, must_hold, named
from yimen.registries.dated import refusing

HELPS = (Role.WINDOW, Role.CENTRE_MANAGER)


@snapshot
class HelpSaid:
    """Who helped with a case is recorded."""

    case: str


@operation
def record_help(number: str, query_code: str, what: str, *, by: Actor, now: datetime) -> HelpSaid:
    """Record that one helped with filing online; by number and query code of the receipt the applicant shows.

    Refuses with NoSuchThing, NotFiledOnline, HelpedAlready, Missing or NotAllowed.
    """
    must_hold(by, *HELPS)
    found = cases.found_by_code(number, query_code)
    if found is None or by.staff_id is None:
        raise NoSuchThing(what="case")
    case_ref, channel = found
    if channel == "window":
        raise NotFiledOnline()
    file = moves.read_freely(case_ref, by, now)
    post = next((post for post in by.posts if post.role in HELPS and post.centre_id is not None), None)
    moves.remark(file, Line("file_with_help", {}, now), by)
    keep_help(file.id, by.staff_id, post.centre_id if post else None, named(what, "what"), now)
    return HelpSaid(case_ref)


def keep_help(case_id: int, helper_id: int, centre_id: int | None, what: str, now: datetime) -> None:
    """Keep who helped with a case, once; refuses with HelpedAlready."""
    with refusing(outreach_assistance_case_id_key=HelpedAlready()):
        Assistance.objects.create(case_id=case_id, helper_id=helper_id, centre_id=centre_id, what=what, helped_at=now)
