"""Satisfaction 满意率: satisfied of evaluated, and beside it always how many said nothing; by level, office and window.

Counted are first grades, whatever a follow-up found; a grade that was found wrong is counted and shown besides.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from yimen.insight.figures.reading import CENTRE_NAME, ITEM_NAME, OFFICE_NAME, PAGE, Span, key, opened, seen, select
from yimen.insight.figures.satisfaction_rows import GradePage, GradeRow, QuestionAsked, RatedPlace, RatedReport
from yimen.kernel.actor import Actor
from yimen.kernel.evaluation import ASKED, BAD, Grade, Said, Satisfaction, speaks_against, summed
from yimen.registries.dated import day_of

MOST_ITEMS = 100
_SATISFIED = tuple(grade.value for grade in Grade if grade not in BAD)
_AGAINST = {name: f"r.{name} = '{'no' if good == 'yes' else 'yes'}'" for name, good in ASKED.items()}
_COUNTS = f"""
count(*), count(*) filter (where e.grade <> ''), count(*) filter (where e.grade in {_SATISFIED}),
  count(*) filter (where e.grade in {tuple(grade.value for grade in BAD)})
"""
_IN_TIME = "e.served_at >= %(begins)s and e.served_at < %(ends)s"
_GROUPS: Mapping[str, tuple[str, str, str]] = {
    "level": (
        "case when e.village_id is not null then '5' when e.town_id is not null then '4'"
        " when e.county_id is not null then '3' else '2' end",
        "g.of, g.of, ''",
        "",
    ),
    "office": ("e.office_id", "o.ref, coalesce(on_.name, ''), ''", "join offices_office o on o.id = g.of"
               + OFFICE_NAME.format(office="g.of")),
    "window": ("e.window_id", "w.ref, w.code || ' ' || w.name, coalesce(cn.name, '')",
               "join offices_window w on w.id = g.of" + CENTRE_NAME.format(centre="w.centre_id")),
    "item": ("e.item_id", "i.ref, coalesce(vn.name, ''), ''", "join catalogue_item i on i.id = g.of"
             + ITEM_NAME.format(item="g.of")),
}  # fmt: skip
_OF = {
    "office": "e.office_id = (select id from offices_office where ref = %(office)s)",
    "window": "e.window_id = (select id from offices_window where ref = %(window)s)",
    "item": "e.item_id = (select id from catalogue_item where ref = %(item)s)",
    "bad": f"e.grade in {tuple(grade.value for grade in BAD)}",
    **{name: f"exists (select from evaluations_rating r where r.evaluation_id = e.id and r.nth = 1 and {test})"
       for name, test in _AGAINST.items()},
}  # fmt: skip


def report(actor: Actor, span: Span) -> RatedReport:
    """Satisfaction with everything the asker oversees, of services that ended in the time."""
    condition, values = seen(actor, "e")
    facts = {"begins": span.begins, "ends": span.ends, **values}
    groups = {name: _grouped(name, condition, facts) for name in _GROUPS}
    asked = ", ".join(
        f"count(*) filter (where r.{name} <> ''), count(*) filter (where {test})" for name, test in _AGAINST.items()
    )
    ((*answers, wrong),) = select(
        f"select {asked}, count(*) filter (where f.outcome = 'invalid') from evaluations_evaluation e"
        " join evaluations_rating r on r.evaluation_id = e.id and r.nth = 1"
        " left join evaluations_followup f on f.evaluation_id = e.id"
        f" where e.grade <> '' and {_IN_TIME} and {condition}",
        facts,
    )
    questions = tuple(QuestionAsked(name, *answers[2 * n : 2 * n + 2]) for n, name in enumerate(_AGAINST))
    whole = summed(one.counts for one in groups["level"])
    return RatedReport(
        whole, wrong, groups["level"], groups["office"], groups["window"], groups["item"][:MOST_ITEMS], questions
    )


def _grouped(name: str, condition: str, facts: Mapping[str, Any]) -> tuple[RatedPlace, ...]:
    by, shown, joins = _GROUPS[name]
    rows = select(
        f"select {shown}, g.asked, g.rated, g.satisfied, g.bad from (select {by}, {_COUNTS}"
        f" from evaluations_evaluation e where {_IN_TIME} and {condition} and {by} is not null group by 1)"
        f" g (of, asked, rated, satisfied, bad) {joins}",
        facts,
    )
    found = (RatedPlace(ref, called, place, Satisfaction(*counts)) for ref, called, place, *counts in rows)
    return tuple(sorted(found, key=lambda one: (-one.counts.bad, -one.counts.asked, one.name)))


def grades(actor: Actor, span: Span, of: Mapping[str, str], after: str = "") -> GradePage:
    """The grades behind a figure, the latest first: what was said of which service, and never by whom or of which case.

    `of`: office, window, item; bad; on_time, extra, paid for what was answered against the office.
    """
    condition, values = seen(actor, "e")
    narrowed = [test for name, test in _OF.items() if of.get(name)]
    at, last = opened(after)
    if at is not None:
        narrowed.append("(e.rated_at, e.id) < (%(at)s, %(last)s)")
    rows = select(
        "select e.what, coalesce(on_.name, ''), coalesce(cn.name, ''), coalesce(w.code || ' ' || w.name, ''),"
        " r.grade, r.reasons, r.on_time, r.extra, r.paid, coalesce(s.words, ''),"
        " coalesce((select b.grade from evaluations_rating b where b.evaluation_id = e.id and b.nth = 2), ''),"
        " coalesce(f.outcome, ''), e.rated_at, e.id"
        " from evaluations_evaluation e join evaluations_rating r on r.evaluation_id = e.id and r.nth = 1"
        " left join evaluations_ratingwords s on s.rating_id = r.id"
        " left join evaluations_followup f on f.evaluation_id = e.id left join offices_window w on w.id = e.window_id"
        f"{OFFICE_NAME.format(office='e.office_id')}{CENTRE_NAME.format(centre='e.centre_id')}"
        f" where {' and '.join(['e.grade <> %(none)s', _IN_TIME, condition, *narrowed])}"
        f" order by e.rated_at desc, e.id desc limit {PAGE + 1}",
        {"begins": span.begins, "ends": span.ends, "at": at, "last": last, "none": "", **values, **of},
    )
    shown = tuple(_row(*row[:13]) for row in rows[:PAGE])
    return GradePage(shown, key(rows[PAGE - 1][12], rows[PAGE - 1][13]) if len(rows) > PAGE else None)


def _row(*facts: Any) -> GradeRow:
    what, office, place, window, grade, reasons, on_time, extra, paid, words, again, outcome, rated_at = facts
    against = speaks_against(Said(grade, (), on_time, extra, paid))
    return GradeRow(what, office, place, window, grade, tuple(reasons), against, words, again, outcome, _day(rated_at))


def _day(moment: datetime) -> date:
    """The day alone: the minute would tell who had just stood there."""
    return day_of(moment)
