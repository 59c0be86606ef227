"""Approval seals in the sample city: one in use at the market bureau since the beginning, one waiting to be signed for.

What the bureau decides goes out under its approval seal; the other bureaus still seal with their own. Whoever has a
seal of the bureau sets it under their own digital certificate; one runs out soon, one is suspended.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from yimen.assembly.sample.city import actor_of
from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import CENTRE, FOUNDER
from yimen.assembly.sample.staff import MARKET, SINCE
from yimen.kernel.actor import Actor
from yimen.kernel.authority import Rank
from yimen.kernel.offices.letters import Manner, Matter
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.credentials import operations as credentials
from yimen.registries.credentials import queries as credential_queries
from yimen.registries.grants import operations as grants
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.rows import StaffRow
from yimen.registries.stamps import operations, queries

ISSUER, RULE = "示范区政务数字证书管理中心", "示政数〔2026〕1号（示范）"
DIRECT, HEARD = "device_operator", "drug_retail"
CODES = ("市监审批专用章（示范1）", "市监审批专用章（示范2）")


def hand_out(anchor: datetime) -> None:
    """Two seals with the letters that name them, from the head of the bureau; asked again it adds nothing."""
    head, decider, chief = (_member(f"{MARKET}-{number}") for number in (5, 4, 3))
    by = _actor(head, anchor)
    if queries.register(by, anchor).rows:
        return
    centre = next(row.ref for row in offices.centres(anchor.date()) if row.name == CENTRE)
    for code, holder, rank, at in ((CODES[0], decider, Rank.DIRECTOR, SINCE), (CODES[1], chief, Rank.CHIEF, anchor)):
        stamp = operations.make_stamp(decider.office_ref, centre, code, by=FOUNDER, now=at).ref
        said = _matters(anchor) if holder is chief else ()
        letter = grants.issue_letter(
            holder.ref, decider.office_ref, rank, (), code, at, None, said, by=FOUNDER, now=at
        ).ref  # fmt: skip
        given = operations.hand_stamp(stamp, letter, by=by, now=at)
        if holder is decider:
            operations.sign_for_stamp(given.ref, by=_actor(holder, anchor), now=at + timedelta(minutes=10))


def certify(anchor: datetime) -> None:
    """Digital certificates of the bureau, asked for since the beginning; asked again it adds nothing."""
    if credential_queries.rules():
        return
    chief, decider, reviewer = (_member(f"{MARKET}-{number}") for number in (3, 4, 2))
    credentials.ask_for_credentials(decider.office_ref, "", SINCE.date(), RULE, by=FOUNDER, now=SINCE)
    refs = certify_each(((decider.id, 300), (chief.id, 18), (reviewer.id, 200)), anchor)
    credentials.suspend_credential(refs[-1], "示范：介质遗失，先冻结", by=FOUNDER, now=anchor)


def certify_each(holders: Sequence[tuple[int | None, int]], anchor: datetime) -> list[str]:
    """A digital certificate for each of these members of staff, good since the beginning and for so many days more."""
    issued = []
    for staff_id, days in holders:
        holder = people.staff_member(staff_id or 0)
        assert holder is not None, "everybody has been employed"
        until = anchor.date() + timedelta(days=days)
        told = (holder.ref, f"SF-DEMO-{holder.number}", ISSUER, RULE, SINCE.date(), until)
        issued.append(credentials.issue_credential(*told, by=FOUNDER, now=SINCE).ref)
    return issued


def _matters(anchor: datetime) -> tuple[Matter, ...]:
    """What a letter says of single items: one directly, one after others were heard and on an expert's opinion."""
    codes = {item.key: code_of(item) for item in ITEMS}
    found = {key: catalogue.in_force(codes[key], anchor) for key in (DIRECT, HEARD)}
    refs = {key: view.ref for key, view in found.items() if view is not None}
    return (
        Matter(refs[DIRECT], Manner.DIRECT, "一审一核（示范）"),
        Matter(refs[HEARD], Manner.CONSULTATIVE, "先征求药师意见（示范）", "yes", "执业药师书面意见（示范）"),
    )


def _member(number: str) -> StaffRow:
    row = people.staff_by_number(number)
    assert row is not None, "everybody has been employed"
    return row


def _actor(row: StaffRow, anchor: datetime) -> Actor:
    return actor_of(row.account_ref, anchor)
