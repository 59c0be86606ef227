"""Builders of the review: a catalogue desk with everybody a change passes, and changes brought as far as is needed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from tests.operations import town as places
from tests.operations.catalogue import TERMS, grounds
from tests.operations.town import NOW, Town
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.operations import Grounds
from yimen.registries.catalogue.review import changes

#: Friday 20 November 2026, ten o'clock; the notice of a change runs five working days, of a new item seven.
FIVE_DAYS_ON = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
AFTER_NOTICE = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)
DRAFT = Draft("食品经营许可（新办）", "01", TERMS, theme="trade", life_event="open_restaurant")
QUICKER = replace(DRAFT, terms=replace(TERMS, promised=TimeLimit(Decimal("3"), "working_day")))


@dataclass(frozen=True)
class Desk:
    """Everybody whom a change of the catalogue passes, and the item it is about."""

    town: Town
    item: str
    version: str
    editor: Actor
    chief: Actor
    legal: Actor
    reform: Actor


def a_desk() -> Desk:
    """An office with one item in force, its catalogue editor and its chief, the legal and the reform office."""
    town = places.a_town()
    actors = {
        role: places.signed_on(places.an_officer(town, role, f"7{number}"), f"{role}.desk")
        for number, role in enumerate(("catalogue_editor", "chief", "legal_reviewer", "reform_office"))
    }
    item = operations.found_item(town.office, by=SYSTEM, now=NOW).ref
    version = operations.draft_version(item, DRAFT, by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    return Desk(
        town, item, version, actors["catalogue_editor"], actors["chief"], actors["legal_reviewer"],
        actors["reform_office"],
    )  # fmt: skip


def drafted(desk: Desk, draft: Draft = QUICKER, now: datetime = NOW) -> str:
    """The next version of the item, drafted by its editor."""
    return operations.draft_version(desk.item, draft, by=desk.editor, now=now).ref


def seen(change: str) -> int:
    """How many acts the chain of a change holds."""
    view = changes.change(change)
    assert view is not None
    return view.seen


def proposed(desk: Desk, why: Grounds | None = None, draft: Draft = QUICKER, now: datetime = NOW) -> str:
    """A change that waits at its office."""
    version = drafted(desk, draft, now)
    return operations.propose_version(version, why or grounds(ChangeKind.CHANGE), 1, by=desk.editor, now=now).ref


def proposed_end(desk: Desk, kind: ChangeKind = ChangeKind.CANCEL, now: datetime = NOW, **facts: str) -> str:
    """A proposal that needs no text."""
    return operations.propose_for_item(desk.item, grounds(kind, **facts), by=desk.editor, now=now).ref


def passed(desk: Desk, change: str, levels: int = 3, now: datetime = NOW) -> str:
    """A change passed on by the first levels; after three it is on notice."""
    for by in (desk.chief, desk.legal, desk.reform)[:levels]:
        operations.pass_change(change, "同意", seen(change), by=by, now=now)
    return change


def decided(desk: Desk, change: str, moment: datetime = AFTER_NOTICE, now: datetime = AFTER_NOTICE) -> str:
    """A change that was on notice and is put in force from a moment."""
    operations.put_in_force(change, moment, seen(change), by=desk.reform, now=now)
    return change
