"""What is done to authority itself is told: posts, postings, absences, mandates, waivers and reliefs have chains."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from yimen.channels.cli.journal import SUBJECTS
from yimen.engine.staff.reliefs import operations as reliefs
from yimen.engine.staff.reliefs.operations import ReliefKind
from yimen.kernel.actor import SYSTEM
from yimen.kernel.writing import NotAllowed
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.people.operations.absence import AbsenceKind

pytestmark = pytest.mark.django_db


def told(kind: str, ref: str) -> list[tuple[str, str, str]]:
    """The chain of a subject: each act with who did it and its body."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select verb, actor_ref, convert_from(body, 'UTF8') from journal_entry"
            " where subject_kind = %s and subject_ref = %s order by seq",
            (kind, ref),
        )
        return [(str(verb), str(who), str(body)) for verb, who, body in cursor.fetchall()]


def verbs(kind: str, ref: str) -> list[str]:
    return [verb for verb, _, _ in told(kind, ref)]


@covers("S-416")
def test_who_holds_which_post_since_when_is_told_on_the_chain_of_the_officer(office: errand.Office) -> None:
    member = town.an_officer(office.town, "chief", "901")
    post = people_queries.postings_of(member)[0].post_ref

    people.rank_post(post, 3, by=SYSTEM, now=later(1))
    people.end_posting(member, post, later(2), by=SYSTEM, now=later(2))
    grants.change_status(member, "auxiliary", "示人社〔2026〕3号", by=SYSTEM, now=later(3))

    assert verbs("staff", member) == ["enrol_staff", "hold_post", "end_posting", "change_status"]
    assert verbs("post", post) == ["define_post", "rank_post"]
    assert all(who == SYSTEM.ref for _, who, _ in told("staff", member))
    enrolled, defined = json.loads(told("staff", member)[0][2]), json.loads(told("post", post)[0][2])
    assert enrolled.keys() == {"office", "establishment", "from", "until"}
    assert (defined["role"], defined["office"], enrolled["office"]) == ("chief", office.town.office, office.town.office)
    assert "示人社" not in told("staff", member)[-1][2]


def test_who_was_away_is_told_and_never_why(office: errand.Office) -> None:
    head = town.signed_on(town.an_officer(office.town, "office_head", "902"), "the.head")
    member, deputy = town.an_officer(office.town, "reviewer", "903"), town.an_officer(office.town, "reviewer", "904")
    post = people_queries.postings_of(member)[0].post_ref

    people.name_stand_in(post, deputy, by=head, now=later(1))
    away = people.record_absence(member, later(2), later(50), AbsenceKind.SICK, "手术", by=head, now=later(1))
    people.end_absence(away.ref, later(20), by=head, now=later(19))
    people.drop_stand_in(post, deputy, by=head, now=later(21))

    assert verbs("staff", member)[2:] == ["record_absence", "end_absence"]
    assert verbs("post", post)[1:] == ["name_stand_in", "drop_stand_in"]
    assert "sick" not in told("staff", member)[2][2] and "手术" not in told("staff", member)[2][2]
    assert {who for _, who, _ in told("post", post)[1:]} == {head.ref}


def test_a_mandate_is_told_when_it_is_given_and_when_it_ends(office: errand.Office) -> None:
    agent = town.a_person(9, "周代办", "13800000009")

    mandate = people.give_mandate(office.party, agent, "agent", "", NOW, None, "委托书", by=office.citizen, now=NOW).ref
    people.revoke_mandate(mandate, "不再委托", by=office.citizen, now=later(1))

    assert verbs("mandate", mandate) == ["give_mandate", "revoke_mandate"]
    assert told("mandate", mandate)[0][1] == office.citizen.ref and agent in told("mandate", mandate)[0][2]


def test_a_desk_handed_over_a_share_waived_and_a_refused_act_are_told_as_they_are(office: errand.Office) -> None:
    errand.in_department(office)
    post = office.reviewer.posts[0]
    own = people_queries.post(post.post_id)
    assert own is not None
    taker = town.an_officer(office.town, "chief", "905")
    people.hold_post(taker, own.ref, later(1), None, "substitute", by=SYSTEM, now=later(1))
    taking = town.signed_on(taker, "the.taker")

    relief = reliefs.hand_over_desk(own.ref, taker, ReliefKind.LEAVE, "休假", by=office.reviewer, now=later(2)).ref
    reliefs.acknowledge_relief(relief, by=taking, now=later(3))
    exempt = (office.town.centre, "示编办〔2026〕5号", "新设", TODAY, TODAY + timedelta(days=30))
    waiver = people.waive_formal_share(*exempt, by=SYSTEM, now=NOW).ref
    before = told("staff", taker)
    with pytest.raises(NotAllowed):
        people.end_posting(taker, own.ref, later(4), by=office.reviewer, now=later(4))

    assert verbs("relief", relief) == ["hand_over_desk", "acknowledge_relief"]
    assert '"cases":1' in told("relief", relief)[0][2]
    assert verbs("staffing_waiver", waiver) == ["waive_formal_share"]
    assert told("staff", taker) == before
    for kind, ref in (("relief", relief), ("staffing_waiver", waiver), ("staff", taker)):
        assert head(kind, ref) == last(kind, ref)


def head(kind: str, ref: str) -> tuple[int, bytes]:
    """Where the chain of a subject ends as its own row says, in the table that a verification reads."""
    with connection.cursor() as cursor:
        cursor.execute(f"select journal_seq, journal_head from {SUBJECTS[kind]} where ref = %s", (ref,))
        seq, hash_ = cursor.fetchone()
    return int(seq), bytes(hash_)


def last(kind: str, ref: str) -> tuple[int, bytes]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select seq, hash from journal_entry where subject_kind = %s and subject_ref = %s"
            " order by seq desc limit 1",
            (kind, ref),
        )
        seq, hash_ = cursor.fetchone()
    return int(seq), bytes(hash_)
