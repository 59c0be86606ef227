"""Reading a joint sitting: who is asked in a round, what is still wrong, and how long the offices had it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.parallel.projects import moves
from yimen.engine.parallel.projects.models import JointSitting, Project, SittingRound
from yimen.engine.parallel.projects.rows import RoundView, SittingRow, ViewRow
from yimen.kernel.actor import Actor
from yimen.kernel.projects.project import Timed, tenths
from yimen.kernel.projects.sitting_life import SittingState, View
from yimen.kernel.time.spans import Span
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices


def asked_in(row: JointSitting, number: int) -> frozenset[int]:
    """The offices that are asked in a round: at first all, later those that have not let it pass."""
    passed = {
        one.office_id
        for each in row.rounds.all()
        if each.number < number
        for one in each.views.all()
        if one.view == View.PASS
    }
    return frozenset(row.offices) - passed


def spoken_in(round_: SittingRound) -> frozenset[int]:
    """The offices that have spoken in a round."""
    return frozenset(one.office_id for one in round_.views.all())


def mending(rounds: Sequence[SittingRound]) -> tuple[Span, ...]:
    """The spans in which the owner put something right: from one report to the next version."""
    return tuple(
        (before.concluded_at, after.opened_at) for before, after in pairwise(rounds) if before.concluded_at is not None
    )


def timed(row: JointSitting) -> Timed:
    """The sitting as time of its offices; what lies with the owner now does not run."""
    rounds = sorted(row.rounds.all(), key=lambda one: one.number)
    stopped = rounds[-1].concluded_at if row.state == SittingState.MENDING else row.ended_at
    return Timed(calendars.calendar(row.calendar_id), rounds[0].opened_at, stopped, mending(rounds))


def row_of(row: JointSitting, project: Project, actor: Actor, now: datetime) -> SittingRow:
    """A joint sitting with every round, for whom the caller has allowed."""
    rounds = sorted(row.rounds.all(), key=lambda one: one.number)
    names = offices.office_names({row.lead_id, *row.offices}, day_of(now))
    views = tuple(_round(row, one, names) for one in rounds)
    clock = timed(row)
    return SittingRow(
        ref=row.ref, kind=row.kind, lead_name=names.get(row.lead_id, ""), days=row.days, used=tenths(clock.used(now)),
        state=row.state, due_at=row.due_at, ended_at=row.ended_at, late="yes" if clock.used(now) > row.days else "",
        rounds=views, defects=_defects(views), may=_may(row, project, rounds[-1], actor),
    )  # fmt: skip


def _round(row: JointSitting, one: SittingRound, called: Mapping[int, str]) -> RoundView:
    said = {view.office_id: view for view in one.views.all()}
    return RoundView(
        number=one.number, note=one.note, opened_at=one.opened_at,
        views=tuple(
            ViewRow(
                id_, called.get(id_, ""), view.view if view else "", view.text if view else "",
                tuple(view.defects) if view else (), view.said_by.name if view else "", view.said_at if view else None,
            )
            for id_ in row.offices
            if id_ in asked_in(row, one.number)
            for view in (said.get(id_),)
        ),
        files=tuple((file.ref, file.filename) for file in dossiers.files_of("sitting", one.pk)),
        report=one.report, absent=tuple(called.get(id_, "") for id_ in one.absent),
        concluded_by=one.concluded_by.name if one.concluded_by else "", concluded_at=one.concluded_at,
    )  # fmt: skip


def _defects(rounds: Sequence[RoundView]) -> tuple[tuple[str, str, str], ...]:
    """One list of what is wrong: put right as soon as the office that found it lets a later version pass."""
    passed = {one.office_id: each.number for each in rounds for one in each.views if one.view == View.PASS}
    return tuple(
        (one.office_name, wrong, "yes" if passed.get(one.office_id, 0) > each.number else "")
        for each in rounds
        for one in each.views
        for wrong in one.defects
    )


def _may(row: JointSitting, project: Project, last: SittingRound, actor: Actor) -> tuple[str, ...]:
    if row.state not in (SittingState.OPEN, SittingState.MENDING) or project.stopped_at is not None:
        return ()
    if moves.owns(project, actor):
        return ("hand_in", "withdraw") if row.state == SittingState.OPEN else ("submit_again", "withdraw")
    held = actor.offices(*moves.SPEAKERS)
    if row.state != SittingState.OPEN:
        return ()
    waiting = asked_in(row, last.number) - spoken_in(last)
    return (
        *(("speak",) if held & waiting else ()),
        *(("conclude",) if row.lead_id in held else ()),
    )
