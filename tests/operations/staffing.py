"""Builders of a month of people: a counter with two clerks, rota, coming, a standard, and the month over."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.operations import errand
from tests.operations import town as places
from tests.operations.evaluating import the_manager
from tests.operations.town import BEGAN, NOW
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.budgets import operations as budgets
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.engine.staff.trainings import operations as trainings
from yimen.engine.staff.trainings import queries as training_queries
from yimen.engine.staff.trainings.operations import TrainingSaid
from yimen.engine.staff.trainings.rows import SkillRow
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import Rank
from yimen.kernel.offices.concentration import Duty
from yimen.registries.concentration import operations as concentration
from yimen.registries.dated import midnight
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_read

MONDAY = date(2026, 11, 23)
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
WEIGHTS = (("attendance", 40), ("on_time", 30), ("satisfaction", 20), ("complaints", 10))


def at(day: date, hour: float) -> datetime:
    """A moment of a day in the city."""
    return midnight(day) + timedelta(hours=hour)


@dataclass(frozen=True)
class Team:
    """A centre with a manager, two counters and a clerk at each."""

    office: errand.Office
    manager: Actor
    first: Actor
    second: Actor
    second_window: str

    @property
    def centre(self) -> str:
        return self.office.town.centre


def ref_of(actor: Actor) -> str:
    """The reference of a member of staff."""
    row = people_read.staff_member(actor.staff_id or 0)
    assert row is not None, "an officer is a member of staff"
    return row.ref


def a_team() -> Team:
    office = errand.an_office()
    town = office.town
    window = offices.open_window(town.centre, "A02", "A02窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    return Team(office, the_manager(office), office.clerk, a_clerk(office, window, "88"), window)


def a_clerk(office: errand.Office, window: str, number: str) -> Actor:
    """Somebody formal with a post at a counter."""
    staff = people.enrol_staff(number, f"何{number}", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(f"窗口岗{number}", "window", None, None, window, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return places.signed_on(staff, f"window.{number}")


def due(team: Team, clerk: Actor, day: date, window: str = "") -> str:
    """A clerk is due at a counter on a day."""
    window = window or (team.office.town.window if clerk == team.first else team.second_window)
    said = ShiftSaid(ref_of(clerk), day, window=window)
    return rotas.post_shift(team.centre, said, by=team.manager, now=NOW).ref


def came(clerk: Actor, day: date, hour: float = 8.9) -> None:
    """A clerk signs in."""
    rotas.sign_in(by=clerk, now=at(day, hour))


def a_standard(team: Team) -> None:
    assessments.publish_standard(team.centre, "month", WEIGHTS, "示政务〔2026〕9号", NOVEMBER, by=team.manager, now=NOW)


def an_administrator(team: Team, number: str = "390") -> Actor:
    """A second person who may manage every centre."""
    return places.signed_on(places.an_officer(team.office.town, "administrator", number), f"admin.{number}")


def a_budget(team: Team, purpose: str, fen: int, second: Actor, now: datetime = NOW) -> None:
    """The year's line of the centre for awards or allowances, confirmed by a second person."""
    said = (team.centre, now.year, purpose, fen, "示财预〔2026〕1号")
    budgets.confirm_budget(budgets.propose_budget(*said, by=team.manager, now=now).ref, by=second, now=now)


def the_head(team: Team) -> Actor:
    """The head of the office, who is in nobody's centre."""
    return places.signed_on(places.an_officer(team.office.town, "office_head", "610"), "head.610")


def trained(team: Team, *clerks: Actor) -> str:
    """A training for the office's item, held today, passed by everybody."""
    said = TrainingSaid("skills", "食品许可收件", NOW.date(), 90, tuple(map(ref_of, clerks)), (team.office.item,), 6)
    ref = trainings.plan_training(team.centre, said, by=team.manager, now=NOW).ref
    trainings.hold_training(ref, tuple(map(ref_of, clerks)), by=team.manager, now=NOW)
    for clerk in clerks:
        trainings.mark_training(ref, ref_of(clerk), 88, by=team.manager, now=NOW)
    return ref


def skills_of(team: Team, now: datetime = NOW) -> tuple[SkillRow, ...]:
    return training_queries.matrix(team.centre, now)


def chief(team: Team, first: Actor, deputy: Actor) -> None:
    """Who speaks for the office in the centre."""
    facts = (team.office.town.office, team.centre, ref_of(first), ref_of(deputy), "示市监〔2026〕7号")
    rotas.name_representatives(*facts, by=team.manager, now=NOW)


def a_letter(team: Team, officer: Actor) -> None:
    """An authorisation letter of the office, in force."""
    facts = (ref_of(officer), team.office.town.office, Rank.DIRECTOR, (), "审批专用章", places.SINCE, None)
    grants.issue_letter(*facts, by=SYSTEM, now=NOW)


def a_division(team: Team, head: Actor) -> None:
    """The approval division of the office, with its head."""
    office = team.office.town.office
    offices.set_division(office, "行政审批处", "stand_alone", BEGAN, "三定方案", by=SYSTEM, now=NOW)
    concentration.appoint(office, ref_of(head), Duty.HEAD, BEGAN, "任免通知", by=SYSTEM, now=NOW)


def a_manager_of_the_office(team: Team) -> Actor:
    """Somebody who manages the centre and works in the office that another heads."""
    return places.signed_on(places.an_officer(team.office.town, "centre_manager", "301"), "manager.301")
