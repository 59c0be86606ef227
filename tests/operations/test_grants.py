"""Authorisation letters: who issues them, who may hold them, and their chain in the journal."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations.town import NOW, Town, a_citizen, a_helper, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.grants import operations, queries
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db

ENDS = NOW + timedelta(days=365)


@standing
def town() -> Town:
    return a_town()


def test_the_head_of_the_office_issues_a_letter(town: Town) -> None:
    head, holder = signed_on(an_officer(town, "office_head", "001")), an_officer(town, "decider", "002")

    issued = operations.issue_letter(holder, town.office, 3, (), "行政审批专用章", NOW, ENDS, by=head, now=NOW)

    member = people.staff_member(holder)
    assert member
    (letter,) = queries.letters_of(member.id, NOW)
    assert (letter.number, letter.grantor, letter.rank) == ("示市监授〔2026〕1号", head.name, 3)
    assert queries.letters_of(member.id, ENDS) == ()
    assert issued.ref == letter.ref


def test_a_revoked_letter_grants_nothing_and_stays_readable(town: Town) -> None:
    holder = an_officer(town, "decider")
    letter = operations.issue_letter(holder, town.office, 2, (), "", NOW, None, by=SYSTEM, now=NOW)

    operations.revoke_letter(letter.ref, "调离岗位", by=SYSTEM, now=NOW + timedelta(days=1))

    assert queries.letters(now=NOW + timedelta(days=1)) == ()
    assert len(queries.letters(now=NOW)) == 1
    assert [row.revocation_basis for row in queries.letters()] == ["调离岗位"]


def test_a_letter_is_told_to_the_journal_as_a_chain(town: Town) -> None:
    letter = operations.issue_letter(an_officer(town), town.office, 1, (), "", NOW, None, by=SYSTEM, now=NOW)

    operations.revoke_letter(letter.ref, "调离", by=SYSTEM, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute(
            "select seq, verb, prev, hash, convert_from(body, 'UTF8') from journal_entry"
            " where subject_kind = 'letter' and subject_ref = %s order by seq",
            (letter.ref,),
        )
        (_, issue, _, first, body), (_, revoke, prev, _, _) = cursor.fetchall()
    assert (issue, revoke) == ("issue_letter", "revoke_letter")
    assert bytes(prev) == bytes(first)
    assert "何001" not in body


@pytest.mark.parametrize("rank", [2, 3, 4])
@covers("S-265")
def test_only_formal_staff_hold_a_rank_above_clerk(town: Town, rank: int) -> None:
    holder = a_helper(town)
    operations.issue_letter(holder, town.office, 1, (), "", NOW, None, by=SYSTEM, now=NOW)

    with pytest.raises(operations.NeedsFormalStaff):
        operations.issue_letter(holder, town.office, rank, (), "", NOW, None, by=SYSTEM, now=NOW)

    assert len(queries.letters()) == 1


def test_letters_may_overlap(town: Town) -> None:
    holder = an_officer(town)
    first = operations.issue_letter(holder, town.office, 1, (), "", NOW, None, by=SYSTEM, now=NOW)

    second = operations.issue_letter(holder, town.office, 2, (), "", NOW, None, by=SYSTEM, now=NOW)

    assert (first.number, second.number) == ("示市监授〔2026〕1号", "示市监授〔2026〕2号")
    assert len(queries.letters(now=NOW)) == 2


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"rank": 5}, "writing.not_in_list"),
        ({"rank": 0}, "writing.not_in_list"),
        ({"office_ref": "X"}, "writing.no_such_thing"),
        ({"holder_ref": "X"}, "writing.no_such_thing"),
        ({"item_refs": ("X",)}, "writing.no_such_thing"),
        ({"valid_to": NOW}, "writing.impossible_dates"),
        ({"seal": "章" * 201}, "writing.too_long"),
        ({"by": NOBODY}, "people.not_allowed"),
    ],
)
def test_a_letter_that_cannot_be_is_refused_and_leaves_nothing(
    town: Town, change: dict[str, object], refused: str
) -> None:
    good: dict[str, object] = {
        "holder_ref": an_officer(town),
        "office_ref": town.office,
        "rank": 2,
        "item_refs": (),
        "seal": "",
        "valid_from": NOW,
        "valid_to": None,
        "by": SYSTEM,
        "now": NOW,
    }

    with pytest.raises(Refusal) as no:
        operations.issue_letter(**{**good, **change})  # type: ignore[arg-type]

    assert no.value.code == refused
    assert queries.letters() == ()
    operations.issue_letter(**good)  # type: ignore[arg-type]
    assert len(queries.letters()) == 1


def test_a_reviewer_or_a_citizen_issues_and_revokes_nothing(town: Town) -> None:
    reviewer, citizen = signed_on(an_officer(town, "reviewer", "001")), a_citizen()
    holder = an_officer(town, "decider", "002")
    letter = operations.issue_letter(holder, town.office, 2, (), "", NOW, None, by=SYSTEM, now=NOW)

    for by in (reviewer, citizen):
        with pytest.raises(Refusal):
            operations.issue_letter(holder, town.office, 2, (), "", NOW, None, by=by, now=NOW)
        with pytest.raises(Refusal):
            operations.revoke_letter(letter.ref, "", by=by, now=NOW)

    assert len(queries.letters(now=NOW)) == 1


def test_nobody_grants_powers_to_themselves(town: Town) -> None:
    staff = an_officer(town, "office_head")
    head = signed_on(staff)

    with pytest.raises(operations.OwnLetter):
        operations.issue_letter(staff, town.office, 4, (), "", NOW, None, by=head, now=NOW)

    assert queries.letters() == ()


def test_a_letter_is_revoked_once(town: Town) -> None:
    letter = operations.issue_letter(an_officer(town), town.office, 1, (), "", NOW, None, by=SYSTEM, now=NOW)
    operations.revoke_letter(letter.ref, "调离", by=SYSTEM, now=NOW)

    with pytest.raises(operations.LetterRevoked):
        operations.revoke_letter(letter.ref, "又一次", by=SYSTEM, now=NOW + timedelta(days=1))

    assert queries.letters()[0].revocation_basis == "调离"
