"""One side of a conveyance: who buys reads the own account, and of who sells nothing but what it comes to in all."""

from dataclasses import replace

from yimen.engine.parallel.conveyances.rows import ConveyanceView, LevyRow, TitleShareRow
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.conveyance.facts import Homes, Side
from yimen.kernel.conveyance.rules import OWED_BY


def seen_by(view: ConveyanceView, actor: Actor) -> ConveyanceView:
    """Whole for the windows and offices; at home, and for the agent who helps there, as the applicant's side sees it.

    The applicant is one of those who take a share: in their name the certificate is issued.
    """
    if actor.kind is not ActorKind.CITIZEN and actor.agent_at() is None:
        return view
    return replace(
        view,
        bought_on=None,
        original_fen=0,
        costs_fen=0,
        shares=tuple(_share(one) for one in view.shares),
        levy=_levy(view.levy) if view.levy is not None else None,
        earlier=tuple(_levy(one) for one in view.earlier),
    )


def _share(one: TitleShareRow) -> TitleShareRow:
    """What the household of the other side claims, and what proves it, is theirs."""
    return one if one.side is Side.BUYER else replace(one, homes=Homes.MORE, proof="", proof_code="")


def _levy(levy: LevyRow) -> LevyRow:
    own = tuple(one for one in levy.lines if OWED_BY[one.tax] is Side.BUYER)
    return replace(levy, lines=own, others_fen=levy.fen - sum(one.fen for one in own))
