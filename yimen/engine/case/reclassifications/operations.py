"""Reclassify: another class means another path and other ranks. What the applicant was promised stays as it was."""

import json
import secrets
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from django.db import connection

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.frozen import Frozen, freeze
from yimen.engine.case.cases.moves import Moved, Write
from yimen.engine.case.cases.placing import STEPS, Desk, qualified
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import rank_for
from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Complexity
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of

_DESKS = """
select (select json_agg(json_build_array(id, role, centre_id, office_id, rank) order by id)::text from people_post
    where office_id = %(office)s and role in ('reviewer', 'chief', 'decider') and valid @> %(day)s::date),
  (select decision_ranks from catalogue_item where id = %(item)s)
"""
WHO = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
BEFORE_REVIEW = 1
"""The desk behind the window: from its review on, somebody has answered for the class as it was."""


class SameClass(Refusal):
    """The case is in this class already."""

    code: ClassVar[str] = "reclassification.same_class"
    complexity: str


class ReviewedAlready(Refusal):
    """A review has been given: the class stands from then on, and a decision is raised rather than reclassified."""

    code: ClassVar[str] = "reclassification.reviewed_already"


class OneDeskOnly(Refusal):
    """The case is decided where it is accepted; a harder one goes the ordinary way first."""

    code: ClassVar[str] = "reclassification.one_desk_only"


@operation
def reclassify(
    ref: str, complexity: Complexity, reason: str, seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Put a case into another class before its first review: other desks, other ranks, the same promise.

    By a chief, decider or head of the office. Refuses with CaseUnknown, NotYourRole, NotFormal, SameClass,
    ReviewedAlready, OneDeskOnly, NoDesk, TextMissing or WrongState.
    """
    file = moves.read(ref, by, now, seen)
    officer = allow.in_office(file, "reclassify", *WHO)
    if complexity not in list(Complexity):
        raise NotInList(field="complexity")
    _must_be_open(file)
    before = file.terms.complexity
    if complexity is before:
        raise SameClass(complexity=complexity)
    said = must_be_said("reason", reason, 1000)
    route, graded = _route(file, complexity, now)
    frozen = freeze(replace(file.terms, complexity=complexity))
    body = {"from": before, "to": complexity, "reason": digest(said.encode(), file.ref.encode())}
    row = {"before": before, "after": complexity, "reason": said, "staff_id": officer.staff_id, "at": now}
    sets = {"route": route, "desk_id": file.desk_on(route, file.leg), "graded": graded, "terms_hash": frozen.hash}
    writes = [_keep(frozen), moves.insert("reclassifications_reclassification", row)]
    return moves.remark(file, Line("reclassify", body, now), by, sets, writes)


def _must_be_open(file: CaseFile) -> None:
    if file.state is not CaseState.RECEIVED:
        # Whatever may still be decided may still be put into another class.
        CASE_LIFE.after(CaseMove.GRANT, file.state)
    if len(file.route) == 1:
        raise OneDeskOnly()
    if file.leg > BEFORE_REVIEW or file.reviewers or file.reviewed_before:
        raise ReviewedAlready()
    if file.awaits:
        raise WrongState(state=file.state, move="reclassify")


def _route(file: CaseFile, complexity: Complexity, now: datetime) -> tuple[list[int], int | None]:
    """The window that took it in, then a desk for each step of the new class, by lot among those that are qualified."""
    with connection.cursor() as cursor:
        cursor.execute(_DESKS, {"office": file.desk_office, "item": file.item_id, "day": day_of(now)})
        told, ranks = cursor.fetchone()
    desks = tuple(
        Desk(id, Role(role), centre, office, rank) for id, role, centre, office, rank in json.loads(told or "[]")
    )
    graded = rank_for(complexity, ranks or ())
    fit = [qualified(desks, role, file.office_name, graded) for role in STEPS[complexity][1:]]
    return [file.route[0], *(posts[secrets.randbelow(len(posts))] for posts in fit)], graded


def _keep(frozen: Frozen) -> Write:
    return Write(
        "insert into cases_frozenterms (hash, terms) select %s, %s::jsonb from c on conflict do nothing",
        (frozen.hash, frozen.text),
    )
