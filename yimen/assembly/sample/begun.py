"""Begun at home: a draft, a matter of several items, and a mandate that an agent asks for; nothing is handed in yet."""

from datetime import timedelta
from random import Random

from yimen.assembly.sample import filling
from yimen.assembly.sample.bundles import BABY
from yimen.assembly.sample.city import Applicant, City
from yimen.assembly.sample.papers import paper_for
from yimen.assembly.sample.people import HEMU, HEROINE, NEIGHBOUR
from yimen.assembly.sample.villages import VILLAGE
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.centre.matters import operations as matters
from yimen.engine.public.agency import operations as agency
from yimen.kernel.situations import resolve
from yimen.registries.bundles import queries as bundles

DRAFTED, ENTRUSTED, UNSIGNED = "drainage", "senior_bus", "startup_loan"


def show(city: City) -> None:
    """Begin what has not been begun yet."""
    named = {one.name: one for one in city.applicants}
    heroine, shop, neighbour = named[HEROINE], named[HEMU], named[NEIGHBOUR]
    assert heroine.agent is not None, "the heroine has an account"
    if queries.drafts(heroine.agent):
        return
    _draft(city, shop)
    _to_be_signed(city, heroine)
    bundle = next(row for row in bundles.bundles_in_force(city.anchor, "person") if row.name == BABY.name)
    matters.start(bundle.ref, heroine.ref, (), by=heroine.agent, now=city.anchor)
    item = next(guide.ref for guide in city.guides if guide.item.key == ENTRUSTED)
    agent, until = city.officer(f"{VILLAGE}代办岗"), city.anchor + timedelta(days=90)
    agency.ask_mandate(neighbour.ref, (item,), until, by=agent, now=city.anchor)


def _draft(city: City, who: Applicant) -> None:
    """Half of a form, saved two hours ago."""
    assert who.agent is not None, "the heroine speaks for her restaurant"
    guide = next(one for one in city.guides if one.item.key == DRAFTED)
    dice, at = Random(len(DRAFTED)), city.anchor - timedelta(hours=2)
    answers = filling.answers(guide.terms, dice)
    form = filling.form(guide.terms, answers, who, at.date(), dice)
    half = dict(list(form.items())[: len(form) // 2])
    draft = cases.start_draft(guide.ref, who.ref, answers, by=who.agent, now=at).ref
    cases.keep_draft(draft, 1, answers, half, by=who.agent, now=at)


def _to_be_signed(city: City, who: Applicant) -> None:
    """Everything is filled in and handed to the draft an hour ago; only the signature is missing."""
    assert who.agent is not None, "the heroine has an account"
    guide = next(one for one in city.guides if one.item.key == UNSIGNED)
    dice, at = Random(len(UNSIGNED)), city.anchor - timedelta(hours=1)
    answers = filling.answers(guide.terms, dice)
    form = filling.form(guide.terms, answers, who, at.date(), dice)
    draft = cases.start_draft(guide.ref, who.ref, answers, by=who.agent, now=at).ref
    cases.keep_draft(draft, 1, answers, form, by=who.agent, now=at)
    for material in resolve(guide.terms, answers).materials:
        paper = paper_for(material.code)
        name = f"示范{material.name}.{paper.ending}"
        cases.attach(draft, material.code, name, paper.content, by=who.agent, now=at)
