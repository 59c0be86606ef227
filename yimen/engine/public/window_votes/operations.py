"""Writes of the window votes: cast by who had a case there, changed in its quarter, agreed with; words hidden."""

from datetime import datetime

from yimen.engine.public.window_votes import near
from yimen.engine.public.window_votes.models import VoteAgreement, WindowVote, mark_of_vote
from yimen.engine.public.window_votes.refusals import (
    AgreedAlready,
    HiddenAlready,
    QuarterOver,
    VotedAlready,
    VoteUnknown,
)
from yimen.engine.public.window_votes.rows import MODERATORS
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evaluation import MOST_SAID, Grade
from yimen.kernel.evidence import Line, digest
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.voice_life import must_tell_nobody
from yimen.kernel.window_votes import HiddenGround, OwnWindow, WordsHidden, quarter_of
from yimen.kernel.writing import NotInList, must_hold
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class WindowVoted:
    """A vote by its reference, and the window it is about."""

    ref: str
    window_ref: str


@operation
def cast_window_vote(window_ref: str, grade: str, words: str = "", *, by: Actor, now: datetime) -> WindowVoted:
    """Say how it was at a window where one had a case within a year: once a person, a window and a quarter.

    Refuses with VoteUnknown, OwnWindow, NotInList, TextTooLong, TellsWhoItWas or VotedAlready.
    """
    window = offices.window(window_ref, day_of(now))
    if window is None or by.kind is not ActorKind.CITIZEN or by.party_id is None:
        raise VoteUnknown()
    case_id = near.case_at(window.id, by.party_id, now)
    if case_id is None:
        raise VoteUnknown()
    _must_not_belong(window.id, by, now)
    said = _said(grade, words)
    with refusing(window_vote_once_a_person_window_and_quarter=VotedAlready()):
        row = WindowVote.objects.create(
            ref=new_ref(), window_id=window.id, party_id=by.party_id, case_id=case_id,
            quarter=quarter_of(day_of(now)), grade=grade, words=said, cast_at=now,
        )  # fmt: skip
    body = {"window": window_ref, "grade": grade, "said": digest(said.encode(), row.ref.encode())}
    _told(row, Line("cast_window_vote", body, now), by)
    return WindowVoted(row.ref, window_ref)


@operation
def change_window_vote(ref: str, grade: str, words: str = "", *, by: Actor, now: datetime) -> WindowVoted:
    """Say it otherwise while the quarter runs; the last word counts, and that it was changed stands beside it.

    Refuses with VoteUnknown, OwnWindow, QuarterOver, WordsHidden, NotInList, TextTooLong or TellsWhoItWas.
    """
    row = _locked(ref)
    if by.kind is not ActorKind.CITIZEN or row.party_id != by.party_id:
        raise VoteUnknown()
    _must_not_belong(row.window_id, by, now)
    if row.quarter != quarter_of(day_of(now)):
        raise QuarterOver()
    said = _said(grade, words)
    if row.hidden_at is not None and said not in ("", row.words):
        raise WordsHidden()
    row.grade, row.words, row.changed_at = grade, row.words if row.hidden_at is not None else said, now
    row.save(update_fields=["grade", "words", "changed_at"])
    body = {"grade": grade, "said": digest(said.encode(), ref.encode())}
    _told(row, Line("change_window_vote", body, now), by)
    return WindowVoted(ref, row.window.ref)


@operation
def agree_with_vote(ref: str, seen: str, *, by: Actor, now: datetime) -> WindowVoted:
    """Agree with what another said of a window, as it was read, once; after it was changed, once more.

    Refuses with VoteUnknown, OwnWindow, AgreedAlready or ChangedSinceRead.
    """
    row = _locked(ref)
    if by.kind is not ActorKind.CITIZEN or by.party_id is None:
        raise VoteUnknown()
    if row.party_id == by.party_id:
        raise AgreedAlready()
    _must_not_belong(row.window_id, by, now)
    _must_be_as_read(row, seen)
    before = VoteAgreement.objects.filter(vote=row, party_id=by.party_id, cast_at__lt=row.changed_at or row.cast_at)
    if not before.update(cast_at=now):
        with refusing(vote_agreement_once_a_person=AgreedAlready()):
            VoteAgreement.objects.create(vote=row, party_id=by.party_id, cast_at=now)
    _told(row, Line("agree_with_vote", {}, now), by)
    return WindowVoted(ref, row.window.ref)


@operation
def hide_vote_words(ref: str, ground: str, why: str, seen: str, *, by: Actor, now: datetime) -> WindowVoted:
    """Hide unlawful words, on a ground and with the reason that everybody reads; the grade counts on.

    The words that were read, by supervision, never by who belongs to the window, its office or its centre. Refuses with
    NotAllowed, VoteUnknown, OwnWindow, HiddenAlready, ChangedSinceRead, NotInList, TextMissing or TellsWhoItWas.
    """
    must_hold(by, *MODERATORS)
    row = _locked(ref)
    if near.belongs(row.window_id, now, staff_id=by.staff_id):
        raise OwnWindow()
    if row.hidden_at is not None or not row.words:
        raise HiddenAlready()
    _must_be_as_read(row, seen)
    if ground not in set(HiddenGround):
        raise NotInList(field="ground")
    row.hidden_at, row.hidden_by_id, row.hidden_ground = now, by.staff_id, ground
    row.hidden_why = must_tell_nobody("why", must_be_said("why", why, 200).strip())
    row.save(update_fields=["hidden_at", "hidden_by", "hidden_ground", "hidden_why"])
    body = {"ground": ground, "why": digest(row.hidden_why.encode(), ref.encode())}
    _told(row, Line("hide_vote_words", body, now), by)
    return WindowVoted(ref, row.window.ref)


def _said(grade: str, words: str) -> str:
    if grade not in set(Grade):
        raise NotInList(field="grade")
    return must_tell_nobody("words", must_be_clean("words", words.strip(), MOST_SAID))


def _must_not_belong(window_id: int, by: Actor, now: datetime) -> None:
    """Refuses with OwnWindow."""
    if near.belongs(window_id, now, party_id=by.party_id):
        raise OwnWindow()


def _must_be_as_read(row: WindowVote, seen: str) -> None:
    """Refuses with ChangedSinceRead; who does not say what they read has read nothing."""
    if seen != mark_of_vote(row):
        raise ChangedSinceRead()


def _locked(ref: str) -> WindowVote:
    row = WindowVote.objects.select_for_update(of=("self",)).select_related("window").filter(ref=ref).first()
    if row is None:
        raise VoteUnknown()
    return row


def _told(row: WindowVote, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a vote."""
    subject = Subject(
        "window_vote", "window_votes_windowvote", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
