"""Recalling: a case whose unit lost the right to decide it goes back to the office that answers for the item."""

import json
import secrets
from contextlib import suppress
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.placing import STEPS, Desk, qualified
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import must_be_formal
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.offices.powers import RightEnded, RightStands, TakenOver
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of

_OWN = """
select o.id,
  coalesce((select name from offices_officeterm t where t.office_id = o.id and t.valid @> %(day)s::date), ''),
  (select json_agg(json_build_array(id, role, centre_id, office_id, rank) order by id)::text from people_post
     where office_id = o.id and role in ('reviewer', 'chief', 'decider') and valid @> %(day)s::date)
from catalogue_item i join offices_office o on o.id = coalesce((select t.office_id from delegations_takeover t
  where t.item_id = i.id and t.valid @> %(day)s::date), i.office_id)
where i.id = %(item)s
"""


@snapshot
class _Own:
    """The office that answers for the item today, with its desks."""

    id: int
    name: str
    desks: tuple[Desk, ...]


@operation
def recall(ref: str, reason: str, *, by: Actor, now: datetime) -> Moved:
    """Take a case back whose unit may not decide it any more; the head of the item's office does it.

    Refuses with RightStands while the unit has its right, with NotFormal, OwnMatter or StoodAside, and with CaseUnknown
    for anybody else.
    """
    file = moves.read_freely(ref, by, now)
    own = _own(file.item_id, now)
    if own.id not in by.offices(Role.OFFICE_HEAD):
        raise CaseUnknown(ref=ref)
    officer = allow.officer_of(file, "recall")
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move="recall")
    _must_have_ended(file, by, now)
    said = must_be_said("reason", reason, 500)
    steps = STEPS[file.terms.complexity][1:]
    fit = [qualified(own.desks, role, own.name, file.graded) for role in steps]
    route = [file.route[0], *(desks[secrets.randbelow(len(desks))] for desks in fit)]
    line = Line("recall", {"reason": digest(said.encode(), file.ref.encode()), "office": own.id}, now)
    leg = min(file.leg, len(route) - 1)
    sets = {
        "route": route,
        "leg": leg,
        "desk_id": file.desk_on(route, leg),
        "office_id": own.id,
        "office_name": own.name,
        "decides_under_id": None,
    }
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    return moves.remark(file, line, by, sets, [note])


def _must_have_ended(file: CaseFile, by: Actor, now: datetime) -> None:
    with suppress(RightEnded, TakenOver):
        allow.standing_right(file, now)
        raise RightStands()


def _own(item_id: int, now: datetime) -> _Own:
    with connection.cursor() as cursor:
        cursor.execute(_OWN, {"item": item_id, "day": day_of(now)})
        office, name, desks = cursor.fetchone()
    return _Own(office, name, tuple(Desk(p, Role(role), c, o, r) for p, role, c, o, r in json.loads(desks or "[]")))
