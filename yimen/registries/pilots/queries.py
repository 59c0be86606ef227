"""Reading the pilots: all of them, one whole, and whether somebody has a feature on a day: one statement."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor
from yimen.kernel.reform.pilots import (
    PilotFeature,
    PilotResolve,
    PilotStanding,
    PilotSubjectKind,
    PilotVerdict,
    Reach,
    Span,
    is_on,
    standing,
)
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people
from yimen.registries.pilots import moves
from yimen.registries.pilots.apart import standpoint
from yimen.registries.pilots.models import Pilot, PilotDecision, PilotEvaluation
from yimen.registries.pilots.rows import DecisionRow, EvaluationRow, PilotRow, PilotView, SubjectRow

MOST, SHOWN = 200, 3
_KINDS = {
    "office": "s.office_id in (%(office)s, (select parent_id from offices_office where id = %(office)s))",
    "item": "s.item_id = %(item)s",
    "centre": "s.centre_id = c.id",
}
_COVERED = " and ".join(
    f"(not exists (select from pilots_pilotsubject s where s.pilot_id = p.id and s.{kind}_id is not null)"
    f" or exists (select from pilots_pilotsubject s where s.pilot_id = p.id and s.since <= %(on)s and {test}))"
    for kind, test in _KINDS.items()
)
_REACH = f"""
select c.id, p.begins, p.ends, p.opened_on, p.ended_on, {_COVERED} from pilots_pilot p
 cross join unnest(%(centres)s::bigint[]) c(id) where p.feature = %(feature)s and p.begins <= %(on)s
"""
_SUBJECTS = """
select s.pilot_id, case when s.office_id is not null then 'office' when s.centre_id is not null then 'point'
    else 'item' end, coalesce(o.ref, c.ref, i.ref), coalesce(ot.name, ct.name, v.name, ''), s.since,
  s.decision_id is not null
from pilots_pilotsubject s left join offices_office o on o.id = s.office_id left join offices_centre c on
    c.id = s.centre_id left join catalogue_item i on i.id = s.item_id
  left join lateral (select name from offices_officeterm t where t.office_id = s.office_id
    order by upper(t.valid) desc nulls first limit 1) ot on true
  left join lateral (select name from offices_centreterm t where t.centre_id = s.centre_id
    order by upper(t.valid) desc nulls first limit 1) ct on true
  left join lateral (select name from catalogue_itemversion v where v.item_id = s.item_id and v.state <> 'draft'
    order by v.number desc limit 1) v on true
where s.pilot_id = any(%(pilots)s) order by s.item_id is not null, s.id
"""


def has(
    feature: PilotFeature, on: date, *, office_id: int | None = None, item_id: int | None = None,
    centre_id: int | None = None,
) -> str:  # fmt: skip
    """Whether an office, with an item, at a place has a feature on a day: yes or no."""
    facts = {"feature": feature.value, "on": on, "office": office_id, "item": item_id, "centres": [centre_id]}
    found = [Reach(Span(*days), "yes" if covers else "no") for _, *days, covers in _all(_REACH, facts)]
    return is_on(feature, found, on)


def having(feature: PilotFeature, on: date, centre_ids: Collection[int]) -> frozenset[int]:
    """Which of these places have a feature on a day, whatever the office and the item; one statement for all."""
    facts = {"feature": feature.value, "on": on, "office": None, "item": None, "centres": list(centre_ids)}
    found: dict[int, list[Reach]] = defaultdict(list)
    for centre_id, *days, covers in _all(_REACH, facts):
        found[centre_id].append(Reach(Span(*days), "yes" if covers else "no"))
    return frozenset(one for one in centre_ids if is_on(feature, found[one], on) == "yes")


def pilots(now: datetime) -> tuple[PilotRow, ...]:
    """All pilots, what runs and waits for a decision first, then the latest."""
    on = day_of(now)
    rows = list(Pilot.objects.order_by("-begins", "-id")[:MOST])
    shown = _shown(rows, on)
    order = {PilotStanding.UNDECIDED: 0, PilotStanding.RUNNING: 1, PilotStanding.PLANNED: 2}
    return tuple(sorted(shown, key=lambda row: order.get(row.standing, 3)))


def one(ref: str, now: datetime) -> PilotView | None:
    """One pilot with everything that was said and decided about it."""
    row = Pilot.objects.filter(ref=ref).first()
    if row is None:
        return None
    evaluations = list(PilotEvaluation.objects.filter(pilot=row).order_by("-id"))
    decisions = list(PilotDecision.objects.filter(pilot=row).select_related("evaluation").order_by("-id"))
    names = people.staff_names(
        {*(it.staff_id for it in evaluations), *(it.staff_id for it in decisions if it.staff_id)}
    )
    subjects = _subjects([row.pk])[row.pk]
    fresh = bool(evaluations) and (not decisions or evaluations[0].at > decisions[0].at)
    return PilotView(
        _shown([row], day_of(now))[0],
        row.purpose,
        row.opened_on,
        row.ended_on,
        tuple(kind for kind in PilotSubjectKind if any(it.kind is kind for it in subjects)),
        subjects,
        tuple(
            EvaluationRow(it.ref, it.as_of, PilotVerdict(it.verdict), it.said, names.get(it.staff_id, ""))
            for it in evaluations
        ),
        tuple(_decision(it, names) for it in decisions),
        "yes" if fresh else "no",
        row.pk,
        row.journal_seq,
    )


def may_evaluate(ref: str, actor: Actor) -> str:
    """yes: nothing ties this member of staff to the pilot."""
    row = Pilot.objects.filter(ref=ref).first()
    return "no" if row is None or actor.staff_id is None else standpoint(row, actor).apart


def _decision(it: PilotDecision, names: Mapping[int, str]) -> DecisionRow:
    on = it.evaluation.as_of if it.evaluation is not None else None
    by = names.get(it.staff_id, "") if it.staff_id is not None else ""
    return DecisionRow(PilotResolve(it.kind), it.effective, it.document, it.why, it.at, on, by)


def _shown(rows: list[Pilot], on: date) -> list[PilotRow]:
    ids = [row.pk for row in rows]
    subjects = _subjects(ids)
    last = PilotEvaluation.objects.filter(pilot_id__in=ids).order_by("id").values_list("pilot_id", "verdict")
    verdicts = dict(last)
    return [
        PilotRow(
            row.ref,
            PilotFeature(row.feature),
            row.name,
            row.document,
            row.begins,
            row.ends,
            standing(moves.span_of(row), on),
            tuple(it.name for it in subjects[row.pk][:SHOWN]),
            max(0, len(subjects[row.pk]) - SHOWN),
            verdicts.get(row.pk, ""),
        )
        for row in rows
    ]


def _subjects(ids: list[int]) -> Mapping[int, tuple[SubjectRow, ...]]:
    found: dict[int, tuple[SubjectRow, ...]] = defaultdict(tuple)
    for pilot_id, kind, ref, name, since, joined in _all(_SUBJECTS, {"pilots": ids}):
        found[pilot_id] += (SubjectRow(PilotSubjectKind(kind), ref, name, since, "yes" if joined else "no"),)
    return found


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
