"""Showing a shared case: the other centre sees what the applicant sees, and neither notes, advice nor open numbers."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.case.cases.picture import picture
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.exchange.shares.models import Share
from yimen.engine.exchange.shares.rows import SharedCase, SharedPaperRow, ShareRow
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.actor import Actor, ActorKind, Role, Scope, ScopeKind
from yimen.kernel.case_life import WITH_RESULT, CaseState
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices


def onlooker(share: Share, actor: Actor) -> Actor:
    """Who looks through a share: nobody's officer, with no post and no party of their own.

    The scope is that of the case's office, so only ever ask with it for what belongs to this one case.
    """
    scope = Scope(ScopeKind.OFFICE, share.case.office_id)
    return Actor(kind=ActorKind.CITIZEN, ref=actor.ref, scopes=frozenset({scope}))


def shared_case(share: Share, actor: Actor, now: datetime) -> SharedCase:
    """The case of a share, with its papers and what this actor may do there."""
    view = picture("c.id = %s", (share.case_id,), onlooker(share, actor), now)
    assert view is not None, "a share has a case"
    (row,) = share_rows([share], now)
    # The acts of the case are its applicant's and its own desks'; here there are only those of the share.
    bare = replace(view, choices=())
    return SharedCase(row, bare, papers(share, actor, now), _may(share, view, actor))


def papers(share: Share, actor: Actor, now: datetime) -> tuple[SharedPaperRow, ...]:
    """The papers that the applicant may have: notices, the decision, and certificates that are good."""
    looking = onlooker(share, actor)
    told = documents.of_case(share.case.ref, looking)
    given = certificates.of_case(share.case.ref, looking, now)
    return (
        *(SharedPaperRow(one.ref, one.title, one.number) for one in told),
        *(SharedPaperRow(one.ref, one.type_name, one.number) for one in given if one.state != "withheld"),
    )


def share_rows(shares: list[Share], now: datetime) -> tuple[ShareRow, ...]:
    names = offices.centre_names({one.centre_id for one in shares}, day_of(now))
    return tuple(
        ShareRow(
            ref=one.ref,
            case_number=one.case.number,
            item_name=one.case.item_name,
            applicant_name=one.case.applicant_name,
            office_name=one.case.office_name,
            centre_name=names.get(one.centre_id, ""),
            right=one.right,
            reason=one.reason,
            shared_by=one.shared_by.name,
            shared_at=one.shared_at,
            until=one.until,
            ended_at=one.ended_at,
            end_reason=one.end_reason,
            in_force="yes" if one.ended_at is None and now <= one.until else "",
        )
        for one in shares
    )


def _may(share: Share, view: CaseView, actor: Actor) -> tuple[str, ...]:
    at_window = any(post.role is Role.WINDOW and post.centre_id == share.centre_id for post in actor.posts)
    if share.right != "continue" or not at_window:
        return ()
    correcting = view.state is CaseState.CORRECTION_OPEN
    follows = any(row.follows_by for row in view.materials)
    hands_out = view.state in WITH_RESULT and view.decided_at is not None and view.delivered_at is None
    found = (("take_in", correcting or follows), ("hand_back", correcting), ("hand_out", hands_out))
    return tuple(act for act, allowed in found if allowed)
