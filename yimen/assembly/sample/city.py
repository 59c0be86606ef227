"""The city as its cases see it: who sits at which desk, who may act for whom, by which calendar a centre is open.

Read from the registries after they are built, so that a build that goes on later finds the same people.
"""

from dataclasses import dataclass, field
from datetime import datetime

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS, SampleItem
from yimen.assembly.sample.people import companies, persons
from yimen.assembly.sample.places import COMPREHENSIVE, bureaus
from yimen.assembly.sample.staff import HOLDER, counter
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow


@snapshot
class Guide:
    """An item that can be applied for."""

    item: SampleItem
    ref: str
    terms: Terms
    office: str
    """Short name of the office, as its desks are called by it."""


@snapshot
class Applicant:
    """A party, and the account that acts for it; without one it comes to the window."""

    ref: str
    name: str
    kind: str
    number: str
    phone: str
    agent: Actor | None


@dataclass(frozen=True)
class City:
    """Everything the lives of the cases need to know."""

    anchor: datetime
    guides: tuple[Guide, ...]
    applicants: tuple[Applicant, ...]
    national: WorkCalendar
    _centres: dict[str, tuple[str, WorkCalendar]]
    _desks: dict[str, tuple[str, str]]
    """Post name -> the post, and the account of who holds it."""
    _known: dict[str, Actor] = field(default_factory=dict)

    def officer(self, post: str) -> Actor:
        """Who holds a post, by its name."""
        return self._actor(self._desks[post][1])

    def post(self, name: str) -> str:
        """The reference of a post."""
        return self._desks[name][0]

    def window_of(self, centre: str) -> Actor:
        """Who sits at the first comprehensive window of a centre."""
        return self.officer(counter(centre, f"{COMPREHENSIVE}01"))

    def centre(self, name: str) -> str:
        """The reference of a centre; empty for none."""
        return self._centres[name][0] if name else ""

    def calendar(self, centre: str) -> WorkCalendar:
        """By which calendar a centre is open; without one, the national."""
        return self._centres[centre][1] if centre else self.national

    def _actor(self, account_ref: str) -> Actor:
        if account_ref not in self._known:
            self._known[account_ref] = actor_of(account_ref, self.anchor)
        return self._known[account_ref]


def look(anchor: datetime) -> City:
    """The city as it stands in the registries."""
    today = anchor.date()
    staff = {row.ref: row.account_ref for row in people.staff(today)}
    desks = {
        row.post_name: (row.post_ref, staff[row.staff_ref]) for row in people.postings(anchor) if row.kind == HOLDER
    }
    centres = {row.name: (row.ref, calendars.calendar(row.calendar_id)) for row in offices.centres(today)}
    national = calendars.named("national")
    assert national is not None, "the registries have been built"
    return City(anchor, tuple(_guides(anchor)), tuple(_applicants(anchor)), national, centres, desks)


def _guides(anchor: datetime) -> list[Guide]:
    shorts = {bureau.key: bureau.short for bureau in bureaus()}
    found = []
    for item in ITEMS:
        view = catalogue.in_force(code_of(item), anchor)
        if view is not None and not view.guide_only:
            found.append(Guide(item, view.ref, view.terms, shorts[item.office]))
    return found


def _applicants(anchor: datetime) -> list[Applicant]:
    everybody = [(person, _party(person.number)) for person in persons()]
    agents = [_agent(row.id, anchor) if person.login else None for person, row in everybody]
    found = [
        Applicant(row.ref, person.name, row.kind, person.number, person.phone, agent)
        for (person, row), agent in zip(everybody, agents, strict=True)
    ]
    for company in companies():
        row = _party(company.number)
        found.append(Applicant(row.ref, company.name, row.kind, company.number, company.phone, agents[company.handler]))
    return found


def _agent(party_id: int, anchor: datetime) -> Actor:
    row = people.account_of_party(party_id)
    assert row is not None, "everybody with a login has an account"
    return actor_of(row.ref, anchor)


def _party(number: str) -> PartyRow:
    row = people.party_by_number(number)
    assert row is not None, "everybody has been registered"
    return row


def actor_of(account_ref: str, now: datetime) -> Actor:
    """Who an account is."""
    row = people.account(account_ref)
    actor = people.actor_of(row.id, now) if row else None
    assert actor is not None, f"account {account_ref} has been opened"
    return actor
