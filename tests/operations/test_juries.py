"""Evaluation groups: four kinds judge what none of them is near to; what is weak is improved and counted again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import errand, judging
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import BAD, GOOD, all_invited, the_manager
from tests.operations.judging import DAY
from tests.operations.town import BEGAN, NOW, TODAY
from tests.operations.voicing import staff_of
from yimen.engine.public.evaluations import operations as evaluations
from yimen.engine.public.evaluations import queries as rated
from yimen.engine.supervision.directives import operations as directives
from yimen.engine.supervision.directives import queries as directive_queries
from yimen.engine.supervision.directives.operations import Given
from yimen.engine.supervision.directives.refusals import JudgedByEffect, NotTheVerifier
from yimen.engine.supervision.juries import operations, queries
from yimen.engine.supervision.juries.operations import Asked, Scored
from yimen.engine.supervision.juries.refusals import (
    DaysJudged,
    DaysNotOver,
    ImprovedElsewhere,
    JudgedAlready,
    JuryUnknown,
    NotReported,
    NotTheConvener,
    ScoredAlready,
    ScoringOver,
    SeatOfAnother,
    SeatTaken,
)
from yimen.engine.supervision.juries.rows import JuryView
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.evaluation import Said
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rates import Share
from yimen.kernel.supervision.juries import (
    EffectTooEarly,
    FindingsWithoutAction,
    KindNotTheirs,
    KindsMissing,
    NothingToCompare,
    ScoresIncomplete,
    StillScoring,
    TooNear,
    WeightsNotWhole,
)
from yimen.kernel.writing import Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db


def rate_once(office: errand.Office, said: Said, at: float) -> None:
    """The next service of the office's citizen that may be rated, rated."""
    all_invited(later(5))
    waiting = [row for row in rated.mine(office.citizen, later(at)) if not row.rated]
    evaluations.rate(waiting[0].code, said, "link", by=NOBODY, now=later(at))


def the_view(ref: str, who: Actor, at: float) -> JuryView:
    view = queries.one(ref, who, later(at))
    assert view is not None
    return view


@covers("S-393")
def test_four_kinds_judge_apart_alone_and_once(office: errand.Office) -> None:
    group, manager = judging.a_group(office), the_manager(office)
    called = judging.of_the_centre(office)
    call, convener, at = operations.call_jury, group.convener, DAY
    with pytest.raises(NotAllowed):
        call(called, by=manager, now=later(at))
    with pytest.raises(DaysNotOver):
        call(called, by=convener, now=later(1))
    with pytest.raises(WeightsNotWhole):
        call(replace(called, indicators=called.indicators[1:]), by=convener, now=later(at))
    with pytest.raises(Missing):
        call(replace(called, indicators=(Asked("满意率", "satisfied", 100, 90),)), by=convener, now=later(at))
    with pytest.raises(NotInList):
        call(
            replace(called, indicators=(Asked("天气", "sun", 60, 60), called.indicators[2])), by=convener, now=later(at)
        )
    with pytest.raises(NotTheConvener):
        call(replace(called, unit="office", unit_ref=office.town.office), by=convener, now=later(at))
    ref = call(called, by=convener, now=later(at)).ref
    with pytest.raises(JudgedAlready):
        call(called, by=convener, now=later(at))

    seat, ask = operations.seat_staff_juror, operations.ask_in
    for near in (office.clerk, manager):
        with pytest.raises(TooNear):
            seat(ref, "official", staff_of(near), "窗口", by=convener, now=later(at))
    with pytest.raises(KindNotTheirs):
        seat(ref, "public", staff_of(group.official), "群众", by=convener, now=later(at))
    with pytest.raises(KindNotTheirs):
        ask(ref, "official", "某局长", "局长", by=convener, now=later(at))
    seat(ref, "official", staff_of(group.official), "市监察", by=convener, now=later(at))
    with pytest.raises(SeatTaken):
        seat(ref, "technician", staff_of(group.official), "市监察", by=convener, now=later(at))
    seat(ref, "technician", staff_of(group.technician), "信息中心", by=convener, now=later(at))
    public = ask(ref, "public", "钱一凡", "市民", by=convener, now=later(at))
    assert {one.code for one in the_view(ref, convener, at).seats} == {"", public.code}
    with pytest.raises(KindsMissing) as missing:
        operations.open_jury(ref, by=convener, now=later(at))
    assert missing.value.kinds == ("public", "expert")
    assert "open" not in the_view(ref, convener, at).may

    take = operations.take_juror_seat
    for code, who in (("AAAAA-AAAAA", group.public), (public.code, group.official)):
        with pytest.raises(JuryUnknown):
            take(code, by=who, now=later(at))
    take(public.code.lower(), by=group.public, now=later(at))
    with pytest.raises(SeatTaken):
        take(public.code, by=group.expert, now=later(at))
    expert = ask(ref, "expert", "孙教授", "某大学", by=convener, now=later(at)).code
    with pytest.raises(SeatTaken):
        take(expert, by=group.public, now=later(at))
    take(expert, by=group.expert, now=later(at))
    with pytest.raises(WrongState):
        operations.give_scores(ref, (Scored(3, 80),), by=group.public, now=later(at))
    operations.open_jury(ref, by=convener, now=later(at))

    give = operations.give_scores
    for wrong in ((), (Scored(3, 101),), (Scored(1, 80),), (Scored(3, 80), Scored(3, 90))):
        with pytest.raises(ScoresIncomplete):
            give(ref, wrong, by=group.public, now=later(at + 1))
    for stranger in (office.citizen, manager, convener):
        with pytest.raises(JuryUnknown):
            give(ref, (Scored(3, 80),), by=stranger, now=later(at + 1))
    give(ref, (Scored(3, 80, "字太小"),), by=group.public, now=later(at + 1))
    with pytest.raises(ScoredAlready):
        give(ref, (Scored(3, 90),), by=group.public, now=later(at + 1))
    assert the_view(ref, group.public, at + 1).indicators[2].own == 80
    for other in (group.expert, convener):
        line = the_view(ref, other, at + 1).indicators[2]
        assert (line.own, line.said, line.kinds, line.found) == (None, (), (), None)
    with pytest.raises(StillScoring):
        operations.close_jury(ref, by=convener, now=later(at + 1))
    with pytest.raises(KindsMissing):
        operations.close_jury(ref, by=convener, now=later(at + DAY * 4))
    for who in (group.official, group.technician, group.expert):
        give(ref, (Scored(3, 60),), by=who, now=later(at + 2))
    operations.close_jury(ref, by=convener, now=later(at + 3))

    line = the_view(ref, group.expert, at + 3).indicators[2]
    assert line.found == Share(260, 400) and dict(line.kinds)["public"] == Share(80, 100)
    assert ("字太小", 80) in {(one.said, one.score) for one in line.said}
    with pytest.raises(WrongState):
        give(ref, (Scored(3, 90),), by=group.public, now=later(at + 3))
    for sql in ("update juries_juryscore set score = 99", "delete from juries_juryscore"):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    one_more = (
        "insert into juries_juryscore (juror_id, indicator_id, score, said)"
        " select juror_id, (select min(id) from juries_juryindicator), 100, '' from juries_juryscore limit 1"
    )
    with pytest.raises(IntegrityError, match="scoring is open"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(one_more)
    assert queries.in_public(ref, later(at + 3)) is None and queries.one(ref, office.clerk, later(at + 3)) is None
    operations.publish_jury(ref, by=convener, now=later(at + 3))
    told = queries.in_public(ref, later(at + 3))
    assert told is not None and (told.seats, told.indicators[2].said) == ((), ())
    assert dict(told.kinds) == {"official": 1, "public": 1, "expert": 1, "technician": 1}
    assert [row.total for row in queries.published(later(at + 3))] == ["65.0%"]


def employed(office: errand.Office, serial: int, name: str) -> tuple[Actor, str]:
    """Somebody with a login at home who is of the staff: who they are at home, the reference of the other."""
    home, number = places.a_citizen(serial, name, f"home.{serial}"), places.a_number(serial)
    town = office.town
    return home, people.enrol_staff(
        str(serial), name, town.office, "formal", BEGAN, None, number, by=SYSTEM, now=NOW
    ).ref


def test_a_person_sits_once_and_nobody_who_worked_there_in_those_days(office: errand.Office) -> None:
    group, now = judging.a_group(office), later(DAY)
    convener = group.convener
    li, li_at_work = employed(office, 83, "李一")
    wang, wang_at_work = employed(office, 84, "王二")
    people.hold_post(
        wang_at_work, places.a_post(office.town, "window"), places.SINCE, None, "holder", by=SYSTEM, now=NOW
    )
    people.leave_staff(wang_at_work, TODAY, by=SYSTEM, now=NOW)
    ref = operations.call_jury(judging.of_the_centre(office), by=convener, now=now).ref
    seat, ask, take = operations.seat_staff_juror, operations.ask_in, operations.take_juror_seat

    seat(ref, "official", li_at_work, "某局", by=convener, now=now)
    twice = ask(ref, "expert", "李一", "某大学", by=convener, now=now)
    with pytest.raises(SeatTaken):
        take(twice.code, by=li, now=now)
    with pytest.raises(NoSuchThing):
        seat(ref, "expert", wang_at_work, "已离职", by=convener, now=now)
    left = ask(ref, "public", "王二", "市民", by=convener, now=now)
    with pytest.raises(TooNear):
        take(left.code, by=wang, now=now)
    people.enrol_staff("85", "王二", office.town.office, "formal", TODAY, None, places.a_number(84), by=SYSTEM, now=NOW)
    with pytest.raises(KindNotTheirs):
        take(left.code, by=wang, now=now)
    again = ask(ref, "expert", "王二", "某大学", by=convener, now=now)
    with pytest.raises(TooNear):
        take(again.code, by=wang, now=now)

    kept = ask(ref, "public", "钱一凡", "市民", by=convener, now=now)
    with pytest.raises(SeatOfAnother):
        take(kept.code, by=group.expert, now=now)
    take(kept.code, by=group.public, now=now)
    with pytest.raises(JuryUnknown):
        operations.unseat_juror(twice.ref, by=office.citizen, now=now)
    (official,) = (one.ref for one in the_view(ref, convener, DAY).seats if one.kind == "official")
    operations.unseat_juror(official, by=convener, now=now)
    take(twice.code, by=li, now=now)
    with pytest.raises(SeatTaken):
        seat(ref, "official", li_at_work, "某局", by=convener, now=now)


def heading_too(office: errand.Office, number: str) -> Actor:
    """Somebody of the reform office who heads the office that improves, too."""
    staff = places.an_officer(office.town, "reform_office", number)
    people.hold_post(staff, places.a_post(office.town, "office_head"), places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return places.signed_on(staff, f"both.{number}")


@covers("S-390")
def test_what_is_weak_is_improved_by_an_office_until_a_day_and_the_same_figure_counted_again(
    office: errand.Office,
) -> None:
    group, at = judging.a_group(office), DAY
    errand.granted(office)
    errand.granted(office)
    rate_once(office, BAD, 6)
    head = places.signed_on(places.an_officer(office.town, "office_head", "501"), "head.501")
    twice = heading_too(office, "502")
    ref, convener = judging.scored(group), group.convener
    lines = the_view(ref, convener, at + 2).indicators
    assert [(one.found, one.weak) for one in lines] == [
        (Share(0, 1), "yes"), (Share(0, 0), ""), (Share(200, 400), "yes"),
    ]  # fmt: skip
    assert lines[0].action is not None and lines[2].action is not None
    with pytest.raises(FindingsWithoutAction) as waiting:
        operations.publish_jury(ref, by=convener, now=later(at + 3))
    assert waiting.value.numbers == (1, 3)

    rating, guide = lines[0].action.ref, lines[2].action.ref
    given = Given("收件一次说清", "窗口重写一次性告知单。", office.town.office, TODAY + timedelta(days=7))
    for by, refused in ((head, NotTheConvener), (office.citizen, JuryUnknown)):
        with pytest.raises(refused):
            operations.order_improvement(rating, given, by=by, now=later(at + 3))
    operations.order_improvement(rating, given, by=convener, now=later(at + 3))
    with pytest.raises(ImprovedElsewhere):
        operations.order_improvement(rating, given, by=convener, now=later(at + 3))
    operations.order_improvement(guide, given, by=convener, now=later(at + 3))
    with pytest.raises(JudgedAlready):
        operations.call_jury(judging.of_the_centre(office), by=convener, now=later(at + 3))
    (mistaken,) = directive_queries.open_ones(group.official, later(at + 3))[1:]
    with pytest.raises(JudgedByEffect):
        directives.call_off_directive(mistaken.ref, "不用改了", by=group.official, now=later(at + 3))
    operations.call_off_improvement(guide, "写错了期限", by=convener, now=later(at + 3))
    with pytest.raises(FindingsWithoutAction):
        operations.publish_jury(ref, by=convener, now=later(at + 3))
    operations.order_improvement(guide, given, by=convener, now=later(at + 3))
    operations.publish_jury(ref, by=convener, now=later(at + 3))
    late = directive_queries.open_ones(group.official, later(DAY * 9), "yes")
    assert {row.source_ref for row in late} == {ref} and len(late) == 2
    assert [row.late for row in queries.published(later(DAY * 9))] == [2]

    check = operations.check_effect
    with pytest.raises(NotReported):
        check(rating, "看过", by=convener, now=later(DAY * 3))
    for one in late:
        directives.report_directive(one.ref, "告知单换了。", by=head, now=later(DAY * 3))
    with pytest.raises(JudgedByEffect):
        directives.close_directive(late[0].ref, "好了", by=convener, now=later(DAY * 4))
    with pytest.raises(EffectTooEarly):
        check(rating, "看过", by=convener, now=later(DAY * 10))
    for one in (rating, guide):
        with pytest.raises(NothingToCompare):
            check(one, "看过", by=convener, now=later(DAY * 18))
    rate_once(office, GOOD, DAY * 17.5)
    with pytest.raises(NotTheVerifier):
        check(rating, "看过", by=twice, now=later(DAY * 18))
    assert check(rating, "新告知单看过。", by=convener, now=later(DAY * 18)).state == "better"
    line = the_view(ref, convener, DAY * 18).indicators[0]
    assert line.action is not None and (line.action.state, line.action.before, line.action.after) == (
        "closed", Share(0, 1), Share(1, 1),
    )  # fmt: skip

    again = replace(judging.of_the_centre(office, TODAY + timedelta(days=15)), first_day=TODAY)
    with pytest.raises(DaysJudged):
        operations.call_jury(again, by=convener, now=later(DAY * 16))
    old = replace(again, first_day=TODAY + timedelta(days=1), score_by=TODAY + timedelta(days=16))
    late_one = judging.seated(group, DAY * 16, old)
    operations.open_jury(late_one, by=convener, now=later(DAY * 16))
    with pytest.raises(ScoringOver):
        operations.give_scores(late_one, (Scored(3, 90),), by=group.public, now=later(DAY * 17))
    operations.call_off_jury(late_one, "没有评成", by=convener, now=later(DAY * 17))
    operations.publish_jury(judging.scored(group, 90, DAY * 16, old), by=convener, now=later(DAY * 17))
    with pytest.raises(NothingToCompare):
        check(guide, "看过", by=convener, now=later(DAY * 18))
    new = replace(again, first_day=TODAY + timedelta(days=16), last_day=TODAY + timedelta(days=17))
    new = replace(new, score_by=TODAY + timedelta(days=20))
    newest = judging.scored(group, 40, DAY * 18, new)
    assert check(guide, "看过", by=convener, now=later(DAY * 19)).state == "not_better"
    back = the_view(ref, convener, DAY * 20).indicators[2].action
    assert back is not None and (back.state, back.late) == ("given", "yes")
    weak = the_view(newest, convener, DAY * 20).indicators[2].action
    given = replace(given, due_on=TODAY + timedelta(days=30))
    assert weak is not None and operations.order_improvement(weak.ref, given, by=convener, now=later(DAY * 20))
    operations.publish_jury(newest, by=convener, now=later(DAY * 20))
    again = replace(new, first_day=TODAY + timedelta(days=18), last_day=TODAY + timedelta(days=19))
    assert queries.due(convener, later(DAY * 200))[0].unit_ref == office.town.centre
    second = operations.call_jury(again, by=convener, now=later(DAY * 20)).ref
    assert second and queries.due(convener, later(DAY * 200)) == ()
