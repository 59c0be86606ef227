"""Filing 上级来件: an application that somebody filed up there becomes an ordinary case here, under both numbers.

A platform can do no more than its registration and its codes give: it files items that it has a code for, for the
applicant it names, complete like any application from home. What cannot be taken in is kept with the reason, told back,
and may come again.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.applicable import item_in_force, must_be_filed_online
from yimen.engine.case.cases.operations.receiving import Submitted, take_in
from yimen.engine.case.cases.refusals import DraftIncomplete
from yimen.engine.exchange.superiors import moves, signing
from yimen.engine.exchange.superiors.models import SuperiorCode, SuperiorFiling, SuperiorPlatform
from yimen.engine.exchange.superiors.refusals import (
    SuperiorFilingDiffers,
    SuperiorItemUnknown,
    SuperiorMayNotFile,
    SuperiorUnreadable,
)
from yimen.engine.papers.dossiers.operations import keep_file
from yimen.journal.operation import TooBusy, operation
from yimen.kernel.acceptance import UnknownDefect
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.forms import checked_answers, checked_form, gaps
from yimen.kernel.refusal import Refusal
from yimen.kernel.situations import resolve
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import CodeList, CodeSystem
from yimen.kernel.writing import named
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import new_ref
from yimen.registries.people import operations as people
from yimen.registries.people.refusals import AlreadyRegistered

CHANNEL = "api"
OURS = (TooBusy, AlreadyRegistered)
"""What is refused because others here were quicker: it says nothing about the filing."""
MOST_FIELDS = 200


@snapshot
class FilingTaken:
    """What came of a filing: done now, known since before, or refused with the reason."""

    number: str
    said: str
    """done, known or refused."""
    case_number: str = ""
    code: str = ""
    lacks: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What else the refusal tells: since when, how many."""


@snapshot
class Paper:
    """One file of a filing."""

    material: str
    filename: str
    content: bytes


@snapshot
class Filed:
    """What a filing says."""

    number: str
    item: str
    kind: str
    name: str
    identity: str
    phone: str
    answers: tuple[str, ...]
    form: Mapping[str, str]
    papers: tuple[Paper, ...]


@operation
def take_filing(ref: str, body: bytes, signature: str, *, by: Actor, now: datetime) -> FilingTaken:
    """Take an application that was filed on a superior platform; under the same number it is the same case.

    Refuses with SuperiorForged, SuperiorMayNotFile, SuperiorUnreadable or SuperiorFilingDiffers; what the rules of an
    application refuse is no refusal of the exchange: it is kept and told back. What is busy here is none of theirs:
    TooBusy and AlreadyRegistered keep nothing, and it comes again.
    """
    row = moves.signed(ref, body, signature)
    if row.files != "yes":
        raise SuperiorMayNotFile()
    said, told = understood(body), hashlib.sha256(body).digest()
    moves.one_after_the_other(row, said.number)
    before = SuperiorFiling.objects.filter(platform=row, their_number=said.number).first()
    if before is not None and before.case_id is not None:
        if bytes(before.digest) != told:
            raise SuperiorFilingDiffers()
        return FilingTaken(said.number, "known", _number_of(before.case_id))
    kept = before or SuperiorFiling(ref=new_ref(), platform=row, their_number=said.number)
    kept.digest, kept.came_at = told, now
    try:
        with transaction.atomic():
            made = _become_a_case(row, said, kept, by, now)
    except OURS:
        raise
    except Refusal as refusal:
        return _refused(row, kept, refusal, by, now)
    moves.came(row, Line("take_filing", {"filing": kept.ref, "case": made.ref}, now), by)
    return FilingTaken(said.number, "done", made.number)


def _refused(row: SuperiorPlatform, kept: SuperiorFiling, refusal: Refusal, by: Actor, now: datetime) -> FilingTaken:
    """Keep why it is no case, with all that the refusal tells, and tell it back."""
    kept.case_id, kept.code, kept.lacks = None, refusal.code, _lacks(refusal)
    kept.facts = signing.facts_kept(refusal)
    kept.save()
    moves.came(row, Line("refuse_filing", {"filing": kept.ref, "code": kept.code}, now), by)
    return FilingTaken(kept.their_number, "refused", "", kept.code, kept.lacks, signing.facts_told(refusal))


def _lacks(refusal: Refusal) -> str:
    """What has to be put right, where the refusal names it."""
    if isinstance(refusal, SuperiorItemUnknown):
        return refusal.item
    return refusal.lacks if isinstance(refusal, DraftIncomplete) else ""


def _become_a_case(row: SuperiorPlatform, said: Filed, kept: SuperiorFiling, by: Actor, now: datetime) -> Submitted:
    item = item_in_force(_ours(row, said.item, now), now)
    must_be_filed_online(item)
    answers = checked_answers(item.terms, said.answers)
    form = checked_form(item.terms, answers, said.form)
    missing = gaps(item.terms, answers, form, frozenset(one.material for one in said.papers))
    if missing:
        raise DraftIncomplete(lacks=missing[0].label)
    party = _party(said, by, now)
    made = take_in(item.ref, party, answers, form, None, CHANNEL, by, now)
    file = cases.read(made.ref, by, now)
    terms = {one.code: one for one in resolve(item.terms, answers).materials}
    for paper in said.papers:
        if paper.material not in terms:
            raise UnknownDefect(material=paper.material, defect="")
        facts = (terms[paper.material], paper.filename, paper.content, 0)
        keep_file(file.applicant_id, "case", file.id, *facts, by, now)
    kept.case_id, kept.code, kept.lacks, kept.facts = file.id, "", "", {}
    kept.save()
    told = {"platform": row.ref, "filing": kept.ref, "number": digest(kept.their_number.encode(), kept.ref.encode())}
    cases.remark(file, Line("filed_above", told, now), by)
    return made


def _ours(row: SuperiorPlatform, theirs: str, now: datetime) -> str:
    """The item that is called so up there. Refuses with SuperiorItemUnknown."""
    coded = SuperiorCode.objects.filter(platform=row, list=CodeList.ITEM, theirs=theirs).first()
    if coded is not None:
        return coded.ours
    item = catalogue.in_force(theirs, now) if row.codes == CodeSystem.NATIONAL else None
    if item is None or item.implementation_code != theirs:
        raise SuperiorItemUnknown(item=theirs)
    return item.ref


def _party(said: Filed, by: Actor, now: datetime) -> str:
    register = people.register_person if said.kind == "person" else people.register_organisation
    try:
        return register(said.name, said.identity, said.phone, by=by.within(), now=now).ref
    except AlreadyRegistered:
        # Somebody else registered the same one just now: looked up once more, it is known.
        return register(said.name, said.identity, said.phone, by=by.within(), now=now).ref


def _number_of(case_id: int) -> str:
    return SuperiorFiling.objects.values_list("case__number", flat=True).get(case_id=case_id) or ""


def understood(body: bytes) -> Filed:
    """What a signed filing says. Refuses with SuperiorUnreadable."""
    told = signing.understood(body)
    who = told.get("applicant")
    if not isinstance(who, dict) or who.get("kind") not in ("person", "organisation"):
        raise SuperiorUnreadable(field="applicant")
    try:
        number = named(signing.text(told, "number", 60), "number", 60)
    except Refusal:
        raise SuperiorUnreadable(field="number") from None
    return Filed(
        number, signing.text(told, "item", 60), str(who["kind"]), signing.text(who, "name"),
        signing.text(who, "number", 40), signing.text(who, "phone", 20), _texts(told.get("answers", []), "answers"),
        _form(told.get("form", {})), tuple(_paper(one) for one in _many(told.get("materials", []), "materials")),
    )  # fmt: skip


def _many(told: object, field: str) -> Sequence[Any]:
    if not isinstance(told, list) or len(told) > MOST_FIELDS:
        raise SuperiorUnreadable(field=field)
    return told


def _texts(told: object, field: str) -> tuple[str, ...]:
    found = _many(told, field)
    if not all(isinstance(one, str) and len(one) <= 200 for one in found):
        raise SuperiorUnreadable(field=field)
    return tuple(found)


def _form(told: object) -> Mapping[str, str]:
    if not isinstance(told, dict) or len(told) > MOST_FIELDS or not all(isinstance(one, str) for one in told.values()):
        raise SuperiorUnreadable(field="form")
    return told


def _paper(told: object) -> Paper:
    if not isinstance(told, dict):
        raise SuperiorUnreadable(field="materials")
    try:
        content = base64.b64decode(str(told.get("content", "")), validate=True)
    except (binascii.Error, ValueError):
        raise SuperiorUnreadable(field="materials") from None
    return Paper(signing.text(told, "material", 100), signing.text(told, "filename"), content)
