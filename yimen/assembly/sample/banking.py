"""The document bank of the sample city: the heroine's card was seen at an office, and it was kept, as she agreed."""

from datetime import date

from yimen.assembly.sample.city import City
from yimen.assembly.sample.people import HEROINE
from yimen.assembly.sample.staff import DESKS
from yimen.engine.case.bank import operations, queries
from yimen.engine.case.bank.operations import PaperLasting
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as read
from yimen.engine.case.cases.rows import CaseView
from yimen.kernel.actor import Actor, Role
from yimen.kernel.bank import kind_of
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

LASTS = date(2040, 5, 1)


def keep(city: City) -> None:
    """Keep the first basic paper of her own cases, of which its office has seen the original."""
    me = next(one.agent for one in city.applicants if one.name == HEROINE)
    assert me is not None, "the heroine has an account"
    if queries.mine(me, city.anchor):
        return
    for row in read.mine(me, city.anchor).rows:
        view = read.find(row.ref, me, city.anchor)
        if view is not None and view.applicant_name == HEROINE and (file := _basic(view)):
            reviewer = _reviewer(city, view)
            cases.see_original(view.ref, file, by=reviewer, now=city.anchor)
            operations.keep_paper(view.ref, file, PaperLasting(LASTS), "spoken", by=reviewer, now=city.anchor)
            return


def _basic(view: CaseView) -> str:
    rows = (row for row in view.materials if kind_of(row.term.name) is not None and row.files)
    return next((row.files[0].ref for row in rows), "")


def _reviewer(city: City, view: CaseView) -> Actor:
    office = offices.office(view.office_ref, day_of(city.anchor))
    assert office is not None, "a case lies with an office that stands"
    return city.officer(f"{office.short_name}{DESKS[Role.REVIEWER]}")
