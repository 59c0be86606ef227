"""What people say in the sample city: some dozens of ratings with three bad ones, and two complaints.

Said by nobody in particular with the code that was sent, as most people do; everything says that it is sample data.
"""

from dataclasses import replace

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE, bureaus
from yimen.assembly.sample.staff import MARKET, desk
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.complaints.operations import Complained
from yimen.engine.public.evaluations import operations as evaluations
from yimen.engine.public.evaluations import queries
from yimen.engine.public.evaluations.codes import code_of
from yimen.engine.public.window_votes import operations as rate_window
from yimen.engine.public.window_votes import queries as window_votes
from yimen.engine.public.window_votes.refusals import AgreedAlready
from yimen.kernel.actor import NOBODY, SYSTEM, Role
from yimen.kernel.evaluation import RATED_WITHIN, Said
from yimen.kernel.window_votes import OwnWindow
from yimen.registries.people import queries as people

INVITED, SILENT = 54, 3
SUPERVISION = "示范市电子监察岗"
GOOD = (
    Said("very_satisfied", ("fast", "friendly"), "yes", "no", "no", "示范：当天就拿到了。"),
    Said("satisfied", ("clear",), "yes", "no", "no"),
    Said("very_satisfied", ("one_trip",), "yes", "", ""),
    Said("fairly_satisfied", ("clear", "many_trips"), "yes", "no", "", "示范：再少跑一趟就更好了。"),
    Said("satisfied"),
)
BAD = (
    Said("dissatisfied", ("slow", "many_trips"), "no", "no", "no", "示范：叫我等电话，等了两天。"),
    Said("dissatisfied", ("unclear",), "yes", "no", "no", "示范：要带什么没有一次说清楚。"),
    Said("very_dissatisfied", ("extra_materials",), "yes", "yes", "no", "示范：指南上没有的证明也要。"),
)
HEARD = "示范：说两次打电话都没有人接。"
REASON, REMEDY = "示范：属实，窗口电话当天无人值守。", "示范：窗口电话改由值班长接听，每天抽查。"
WAITED = Complained("attitude", "示范投诉：问了三个窗口，都说不归自己管。")
LONG = Complained("place", "示范投诉：二楼的无障碍通道被花盆堵住了。")
UNLAWFUL = "示范：这里原来写着别人的电话和住址。"
OF_WINDOWS = (
    ("very_satisfied", "示范：材料一次说清，当天受理。"),
    ("satisfied", ""),
    ("fairly_satisfied", "示范：上午人多，等了四十分钟。"),
    ("satisfied", "示范：自助机不会用，有人过来教。"),
    ("dissatisfied", "示范：问两个人两个说法。"),
    ("very_dissatisfied", UNLAWFUL),
)
_ENDED = """
select e.id from journal_entry e join cases_case c on c.id = e.subject_id
  left join offices_centre t on t.id = c.centre_id left join people_post p on p.office_id = c.office_id
where e.subject_kind = 'case' and e.verb in ('grant', 'deny') and e.effective_at > %s and e.effective_at <= %s
group by e.id, t.ref order by (coalesce(t.ref, '') = %s and bool_or(p.name = %s)) desc, e.id desc limit %s
"""


def show(city: City) -> None:
    """Invite, rate, look into one bad grade, complain twice; once."""
    now = city.anchor
    with connection.cursor() as cursor:
        cursor.execute("select 1 from evaluations_evaluation limit 1")
        if cursor.fetchone() is not None:
            return
        bureau = desk(next(one for one in bureaus() if one.key == MARKET), Role.REVIEWER)
        cursor.execute(_ENDED, (now - RATED_WITHIN, now, city.centre(CENTRE), bureau, INVITED))
        lines = [line for (line,) in cursor.fetchall()]
    refs = [evaluations.invite_evaluation(line, by=SYSTEM, now=now).ref for line in lines]
    for n, ref in enumerate(ref for ref in refs if ref):
        if n < len(BAD) or n % SILENT:
            evaluations.rate(code_of(ref), BAD[n] if n < len(BAD) else GOOD[n % len(GOOD)], "link", by=NOBODY, now=now)
    _look_into_one(city)
    _complain(city)


def _look_into_one(city: City) -> None:
    manager, now = city.officer(f"{CENTRE}主任岗"), city.anchor
    first = next(iter(queries.open_follow_ups(manager, now)), None)
    if first is not None:
        evaluations.take_follow_up(first.ref, by=manager, now=now)
        evaluations.note_contact(first.ref, "yes", HEARD, by=manager, now=now)
        evaluations.answer_follow_up(first.ref, "valid", REASON, REMEDY, by=manager, now=now)


def _complain(city: City) -> None:
    manager, supervisor, now = city.officer(f"{CENTRE}主任岗"), city.officer(SUPERVISION), city.anchor
    member = people.staff_member(supervisor.staff_id or 0)
    assert member is not None, "supervision is somebody"
    first = complaints.lodge_complaint(replace(WAITED, centre_ref=city.centre(CENTRE)), "web", by=NOBODY, now=now)
    complaints.acknowledge_complaint(first.ref, "attitude", by=manager, now=now)
    complaints.name_investigator(first.ref, member.ref, by=manager, now=now)
    answer = ("示范：属实，三个窗口都没有落实首问负责。", "示范：全员重学首问负责，取号机上标明各窗口受理范围。")
    complaints.answer_complaint(first.ref, "upheld", *answer, by=supervisor, now=now)
    complaints.lodge_complaint(replace(LONG, centre_ref=city.centre(CENTRE)), "web", by=NOBODY, now=now)


def rate_windows(city: City) -> None:
    """What people said of windows where they had a case: of some dozens, with agreement, and one hidden; once."""
    now, seen = city.anchor, list[tuple[str, str]]()
    if window_votes.windows(now):
        return
    people_ = [one.agent for one in city.applicants if one.agent is not None and one.kind == "person"]
    for n, who in enumerate(people_):
        for m, one in enumerate(window_votes.may_rate(who, now)[:2]):
            grade, words = OF_WINDOWS[(n + m) % len(OF_WINDOWS)]
            try:
                ref = rate_window.cast_window_vote(one.ref, grade, words, by=who, now=now).ref
            except OwnWindow:
                continue
            view = window_votes.of_window(one.ref, "", who, now)
            if view is not None and view.own is not None:
                seen.append((ref, view.own.seen))
    for n, (ref, read) in enumerate(seen):
        for who in people_[: n % 4]:
            try:
                rate_window.agree_with_vote(ref, read, by=who, now=now)
            except (AgreedAlready, OwnWindow):
                continue
    supervisor = city.officer(SUPERVISION)
    for row in window_votes.recent(supervisor, now):
        if row.words == UNLAWFUL and "hide" in row.may:
            why = "示范：写了别人的电话和住址。"
            rate_window.hide_vote_words(row.ref, "privacy", why, row.seen, by=supervisor, now=now)
