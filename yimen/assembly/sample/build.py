"""Building the sample city: registries, guides, people, and then the cases, each through the operations.

Asked again it adds nothing; killed in the middle it goes on. Everything counts from the anchor, the moment of the first
build, which is told in the city's own basis.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection, transaction

from yimen.assembly.sample import (
    above,
    afterwards,
    answering,
    arranging,
    asides,
    audiences,
    banking,
    begun,
    benchmarking,
    bundles,
    by_rule,
    changes,
    civic,
    classes,
    coming_in,
    concentrating,
    connecting,
    cooperating,
    discretion,
    duty,
    estates,
    governing,
    guides,
    halls,
    inhabitants,
    inspecting,
    joining,
    judging,
    languages,
    libraries,
    maintaining,
    networks,
    outlets,
    paying,
    people,
    phases,
    piloting,
    places,
    planning,
    policies,
    posting,
    powers,
    projecting,
    recognising,
    reform_plans,
    reforming,
    revisiting,
    rollouts,
    sealing,
    seconding,
    self_service,
    services,
    sharing,
    sheets,
    staff,
    supervising,
    talking,
    team,
    tendering,
    three_lists,
    trading,
    villages,
    voices,
    watching,
    zoning,
)
from yimen.assembly.sample import city as cities
from yimen.assembly.sample.city import City
from yimen.assembly.sample.deck import USUAL_SIZE, Plan, plans
from yimen.assembly.trouble import Trouble
from yimen.kernel.snapshot import snapshot
from yimen.registries.people import queries as people_queries
from yimen.registries.regions import queries as regions

STEP = 20
Say = Callable[[str], None]


@snapshot
class Built:
    """How many cases the sample city has, and how many of them this run added."""

    cases: int
    added: int


def build(now: datetime, say: Say, size: int = USUAL_SIZE) -> Built:
    """Build what is missing of the sample city; refuses a database that holds a real one."""
    paying.sandbox()
    anchor = _anchor(now)
    if anchor is None:
        anchor = now
        say("示范市：区划、部门、中心、窗口… / regions, offices, centres, windows")
        with transaction.atomic():
            places.found_places(anchor)
    libraries.fill(anchor)
    published = sum(1 for _ in guides.publish(anchor))
    if published:
        say(f"示范市：已发布 {published} 个事项 / items published")
        with transaction.atomic():
            sheets.lay_out(anchor)
    policies.publish(anchor)
    with transaction.atomic():
        rollouts.plan(anchor)
        phases.plan(anchor)
        three_lists.decree(anchor)
        maintaining.announce(anchor)
        bundles.arrange(anchor)
    if told := sorted(languages.show(anchor)):
        say(f"示范市：{len(told)} 份指南译文 / guides in other languages")
    if people_queries.staff_by_number(staff.DEMO_STAFF[-1].number) is None:
        say("示范市：岗位、人员、授权… / posts, staff, letters")
        with transaction.atomic():
            staff.employ(anchor)
    with transaction.atomic():
        powers.hand_down(anchor)
        concentrating.concentrate(anchor)
        changes.bring(anchor)
        duty.arrange(anchor)
        answering.hire(anchor)
        cooperating.found(anchor)
        sealing.certify(anchor)
        sealing.hand_out(anchor)
    if people_queries.party_by_number(people.companies()[-1].number) is None:
        with transaction.atomic():
            people.settle(anchor)
    with transaction.atomic():
        villages.settle(anchor)
        trading.arrange(anchor)
        audiences.settle(anchor)
        outlets.set_up(anchor)
    say("示范市：登记信息与示范账号已就绪 / registries and demo accounts are ready")
    city = cities.look(anchor)
    built = _play_all(city, plans(city, size), say)
    with transaction.atomic():
        paying.show(city)
        recognising.show(city)
        services.serve(city)
        states_rates = posting.state_rates(city)
        by_themselves = by_rule.order(city)
        by_themselves += self_service.set_up(city)
        halls.furnish(city)
        networks.lay_out(city)
        cooperating.show(city)
        asides.show(city)
        afterwards.show(city)
        begun.show(city)
        discretion.weigh(city)
        reforming.carry_on(city)
        arranging.arrange(city)
        more = by_themselves + classes.show(city) + villages.show(city) + joining.show(city) + trading.show(city)
        more += estates.show(city)
        if states_rates:
            posting.show(city)
        voices.show(city)
        voices.rate_windows(city)
        banking.keep(city)
        civic.show(city)
        talking.show(city)
        governing.show(city)
        governing.rule(city)
        judging.show(city)
        answering.show(city)
        revisiting.show(city)
        planning.show(city)
        benchmarking.show(city)
        inhabitants.publish(city)
        maintaining.aim(city)
        more += piloting.show(city)
        reform_plans.hand_in(city)
        connecting.connect(city)
        watching.listen(city)
        projecting.show(city)
        sharing.share(city)
        team.show(city)
        seconding.show(city)
    paying.pay_back(anchor - timedelta(minutes=50))
    connecting.ask(city)
    revisiting.ask(city)
    above.connect(city)
    coming_in.begin(city)
    supervising.show(city)
    tendering.show(city)
    trading.follow(city)
    inspecting.follow(city)
    more += zoning.show(city)
    shown = classes.CASES + villages.CASES + joining.CASES + trading.CASES + estates.CASES + piloting.CASES
    shown += by_rule.CASES + zoning.CASES
    return Built(built.cases + shown, built.added + more)


def _anchor(now: datetime) -> datetime | None:
    """The moment of the first build; None when the database is empty. A real city is left alone."""
    found = regions.by_code(places.CITY_CODE, now.date())
    terms = regions.history(found.ref) if found else ()
    anchor = places.anchor_in(terms[0].basis) if terms else None
    if anchor is None and regions.tree(now.date()):
        raise Trouble(
            "This database holds a real city; the sample city is only built into an empty one.",
            "该数据库已有真实城市数据，示范市只能建在空库中。",
        )
    return anchor


def _play_all(city: City, planned: tuple[Plan, ...], say: Say) -> Built:
    played = _played(planned)
    missing = [plan for plan in planned if plan.received_at not in played]
    done = len(planned) - len(missing)
    for plan in missing:
        # A case is played whole or not at all: nobody meets one that is half way to where its life ends.
        with transaction.atomic():
            plan.life.play(plan.stage(city))
        done += 1
        if done % STEP == 0 or done == len(planned):
            say(f"示范市：办件 {done}/{len(planned)} / cases")
    return Built(len(planned), len(missing))


def _played(planned: tuple[Plan, ...]) -> frozenset[datetime]:
    """Which moments of receipt the journal knows already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select effective_at from journal_entry where subject_kind = 'case' and verb = 'receive'"
            " and effective_at = any(%s)",
            ([plan.received_at for plan in planned],),
        )
        return frozenset(row[0] for row in cursor.fetchall())
