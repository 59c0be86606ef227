"""Builders of evaluations: a service that ended, its code, and a bad grade with the manager who looks into it."""

from datetime import datetime

from django.db import connection

from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW
from yimen.engine.public.evaluations import operations, queries
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.evaluation import Said
from yimen.registries.people import operations as people

GOOD = Said("satisfied", ("fast",))
BAD = Said("dissatisfied", ("slow",), on_time="no", words="跑了三趟才收")


def all_invited(at: datetime) -> int:
    """Every service in the journal that ended, invited; how many evaluations there are."""
    with connection.cursor() as cursor:
        cursor.execute("select id from journal_entry order by id")
        refs = {operations.invite_evaluation(line, by=SYSTEM, now=at).ref for (line,) in cursor.fetchall()}
    return len(refs - {""})


def invited(office: errand.Office, at: datetime) -> str:
    """The code by which the latest service for the office's citizen may be rated."""
    all_invited(at)
    return queries.mine(office.citizen, at)[0].code


def rated_badly(office: errand.Office, said: Said = BAD) -> str:
    """The code of a granted case that was rated badly from its link; the follow-up is open."""
    errand.granted(office)
    code = invited(office, later(5))
    operations.rate(code, said, "link", by=NOBODY, now=later(6))
    return code


def the_manager(office: errand.Office, number: str = "300") -> Actor:
    """The manager of the centre, who has no hand in cases."""
    return places.signed_on(places.an_officer(office.town, "centre_manager", number), f"manager.{number}")


def supervision(office: errand.Office, number: str = "310") -> Actor:
    """Somebody who supervises the whole city."""
    staff = people.enrol_staff(number, f"何{number}", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(
        f"监察岗{number}", "supervisor", None, None, None, office.town.city, BEGAN, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(staff, post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return places.signed_on(staff, f"supervisor.{number}")
