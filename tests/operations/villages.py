"""Builders of a village: its point below a town, the agent who sits there, and a mandate in the agent's hand."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.operations import errand, town
from tests.operations.levels import Below, a_town_below, announced, handed_down
from tests.operations.town import BEGAN, NOW, SINCE, a_number
from yimen.engine.public.agency import operations as agency
from yimen.engine.public.agency.operations.filing import Matter
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.regions import operations as regions

MONTH = NOW + timedelta(days=30)
AT_HOME = 60
"""The serial of the identity numbers of agents."""


@dataclass(frozen=True)
class Village:
    """A village of a town: its point and its agent."""

    below: Below
    region: str
    point: str
    agent: Actor

    @property
    def office(self) -> errand.Office:
        return self.below.office


def a_village(below: Below, number: int = 1) -> Village:
    """A village with a point and an agent who is known as a person too."""
    region = regions.found_region(
        f"9901011{number:02d}{number:03d}", f"示范{number}村", 5, below.region, BEGAN, "设村", by=SYSTEM, now=NOW
    ).ref
    point = offices.open_centre(
        f"示范{number}村便民服务站", "village", region, "national", "村口1号", "0990-5678", "", BEGAN, "",
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip
    return Village(below, region, point, an_agent(below, point, number))


def an_agent(below: Below, point: str, number: int = 1) -> Actor:
    serial = AT_HOME + number
    town.a_person(serial, f"村代{number}", f"137000000{serial:02d}")
    staff = people.enrol_staff(
        f"{number}91", f"村代{number}", below.government, "auxiliary", BEGAN, None, a_number(serial),
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip
    post = people.define_post(f"代办岗{number}", "agent", None, point, None, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, SINCE, None, "holder", by=SYSTEM, now=NOW)
    return town.signed_on(staff, f"agent{number}")


def a_served_village(centre_class: int = 2) -> Village:
    """A village whose town was handed the errand's item to collect, the villages with it."""
    below = a_town_below(errand.an_office(), 1, centre_class)
    handed_down(below, "agency", villages="yes")
    return a_village(below)


def entrusted(village: Village, *items: str) -> str:
    """The errand's citizen entrusts the agent with items on paper; the proof's reference."""
    return agency.take_mandate(
        village.office.party,
        items or (village.office.item,),
        MONTH,
        "委托书.png",
        errand.PNG,
        by=village.agent,
        now=NOW,
    ).ref


def filed(village: Village, proof: str = "") -> str:
    """The agent hands in for the villager, with everything scanned."""
    matter = Matter(village.office.item, errand.ANSWERS, errand.FORM)
    taken = agency.take_in_together(proof or entrusted(village), (matter,), by=village.agent, now=NOW)
    return taken.cases[0].ref


def handed_down_too(village: Village, other: errand.Office) -> None:
    """The item of one more office, collected by the same town and its villages."""
    document = announced(Entry(other.item, "agency", villages="yes"), number=f"示府代办{other.item}")
    delegations.delegate(document, (other.item,), "agency", village.below.centre, BEGAN, by=SYSTEM, now=NOW)


def a_scan() -> SimpleUploadedFile:
    """A mandate on paper, photographed."""
    return SimpleUploadedFile("委托书.png", errand.PNG, "image/png")
