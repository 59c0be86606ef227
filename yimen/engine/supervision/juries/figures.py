"""Figures 质量数据: what the house counts of one unit over some days, each as a part of a whole. Nothing is typed.

Ratings are first grades, whatever a follow-up found. A complaint counts by its last answer; what was served is what
could be rated. Sampling is the cases that were audited and the visits of the rounds.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from yimen.kernel.rates import Share
from yimen.kernel.supervision.juries import QualityFigure, UnitKind
from yimen.registries.dated import midnight

_DAYS = "{at} >= %(since)s and {at} < %(until)s"
_OF_CASE = {
    UnitKind.CENTRE: "c.centre_id = %(unit)s",
    UnitKind.WINDOW: "exists (select from people_post p where p.id = c.route[1] and p.window_id = %(unit)s)",
    UnitKind.OFFICE: "c.office_id = %(unit)s",
}
_OF_VISIT = {
    UnitKind.CENTRE: "w.centre_id = %(unit)s",
    UnitKind.WINDOW: "w.id = %(unit)s",
    UnitKind.OFFICE: "w.office_id = %(unit)s",
}
_SQL = {
    QualityFigure.SATISFIED: """
select count(*) filter (where grade in ('very_satisfied', 'satisfied')), count(*) from evaluations_evaluation
where {unit}_id = %(unit)s and grade <> '' and """
    + _DAYS.format(at="rated_at"),
    QualityFigure.UNCOMPLAINED: """
select greatest(served.n - held.n, 0), served.n from
  (select count(*) n from evaluations_evaluation where {unit}_id = %(unit)s and """
    + _DAYS.format(at="served_at")
    + """) served,
  (select count(*) n from complaints_complaint k join lateral (select found from complaints_investigation i
      where i.complaint_id = k.id and i.answered_at is not null order by i.nth desc limit 1) last on true
    where k.{unit}_id = %(unit)s and k.withdrawn_at is null and last.found <> 'not_upheld' and """
    + _DAYS.format(at="k.lodged_at")
    + ") held",
    QualityFigure.ANSWERED: """
select count(*) filter (where i.answered_at <= i.answer_by), count(*) from complaints_complaint k
  join complaints_investigation i on i.complaint_id = k.id
where k.{unit}_id = %(unit)s and k.withdrawn_at is null and (i.answered_at is not null or i.answer_by < %(until)s)
  and """
    + _DAYS.format(at="i.opened_at"),
    QualityFigure.SOUND: """
select count(*) filter (where a.result = 'sound'), count(*) from audits_auditedcase a join cases_case c
  on c.id = a.case_id where {case} and a.result <> '' and """
    + _DAYS.format(at="a.recorded_at"),
    QualityFigure.CLEAN: """
select count(*) filter (where not exists (select from rounds_roundfinding f where f.visit_id = v.id
  and f.state <> 'lifted')), count(*) from rounds_roundvisit v join offices_window w on w.id = v.window_id
where {visit} and v.visited_at is not null and """
    + _DAYS.format(at="v.visited_at"),
}


def counted(figure: str, unit: str, unit_id: int, first_day: date, last_day: date) -> Share:
    """One figure of one unit, over whole days of the city, the last one with it."""
    return between(figure, unit, unit_id, midnight(first_day), midnight(last_day + timedelta(days=1)))


def between(figure: str, unit: str, unit_id: int, since: datetime, until: datetime) -> Share:
    """The same from one moment to another."""
    facts: dict[str, Any] = {"unit": unit_id, "since": since, "until": until}
    kind = UnitKind(unit)
    text = _SQL[QualityFigure(figure)].replace("{unit}", kind.value)
    text = text.replace("{case}", _OF_CASE[kind]).replace("{visit}", _OF_VISIT[kind])
    with connection.cursor() as cursor:
        cursor.execute(text, facts)
        return Share(*cursor.fetchone())
