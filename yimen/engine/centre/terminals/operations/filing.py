"""Filing at a terminal: the web's own filing, with the self-service area and the helper on record.

The applicant files and answers for it. Whoever helped has no hand in the case afterwards, as somebody who stood aside.
"""

from collections.abc import Iterable
from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.case.cases.operations.submitting import handed_in
from yimen.engine.centre.matters.operations.handing_in import MatterHandedIn, matter_handed_in
from yimen.engine.centre.terminals import moves
from yimen.engine.centre.terminals.models import Sitting, TerminalFiling
from yimen.engine.delivery.parcels.operations.filing import Going, Handing, go_by_post
from yimen.engine.public.outreach.operations.helping import keep_help
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.registries.people import queries as people

CHANNEL = "kiosk"
HELP = "自助申报区协助填报"
LAW = "公务员法第七十六条"


@operation
def file_at_terminal(
    ref: str, revision: int, centre_ref: str, office_ref: str, sitting_ref: str, *, by: Actor, now: datetime
) -> Submitted:
    """Hand a draft in at a terminal. Refuses with SittingOver, and as `submit` does."""
    sitting = moves.own(sitting_ref, by, now)
    done = handed_in(ref, revision, centre_ref, office_ref, CHANNEL, by.within(), now)
    _record(sitting, [done.ref], by, now)
    return done


@operation
def file_by_post_at_terminal(
    handing: Handing, going: Going, sitting_ref: str, *, by: Actor, now: datetime
) -> Submitted:
    """Hand a draft in at a terminal and say what goes by express. Refuses with SittingOver, and as `submit_by_post`."""
    sitting = moves.own(sitting_ref, by, now)
    alone = by.within()
    done = handed_in(handing.draft, handing.revision, handing.centre, handing.office, CHANNEL, alone, now)
    go_by_post(done.ref, going, alone, now)
    _record(sitting, [done.ref], by, now)
    return done


@operation
def file_matter_at_terminal(
    ref: str, revision: int, centre_ref: str, sitting_ref: str, *, by: Actor, now: datetime
) -> MatterHandedIn:
    """Hand a matter in at a terminal, a case for each item. Refuses with SittingOver, and as `submit` of it does."""
    sitting = moves.own(sitting_ref, by, now)
    done = matter_handed_in(ref, revision, centre_ref, CHANNEL, by.within(), now)
    _record(sitting, [case.ref for case in done.cases], by, now)
    return done


def _record(sitting: Sitting, filed: Iterable[str], by: Actor, now: datetime) -> None:
    terminal, helper = sitting.terminal, sitting.helper_id
    helping = people.staff_member(helper) if helper is not None else None
    for ref in filed:
        file = cases.read_freely(ref, by, now)
        body = {"terminal": terminal.ref, "helper": helping.ref if helping else ""}
        aside = {"recused": [*file.recused, helper]} if helper is not None else {}
        cases.remark(file, Line("file_at_terminal", body, now, law=LAW if aside else ""), by, aside)
        TerminalFiling.objects.create(
            case_id=file.id, sitting=sitting, centre_id=terminal.centre_id, helper_id=helper, filed_at=now
        )
        if helper is not None:
            keep_help(file.id, helper, terminal.centre_id, HELP, now)
