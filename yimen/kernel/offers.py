"""Offers: what a version's own elements say about how it is handled: at once, without a meeting, in how many links.

Pure readings of the terms. A flag that can be computed is never believed: guides, lists and rules ask here.
"""

from yimen.kernel.elements import MaterialForm, OnlineDepth, Way
from yimen.kernel.offices.integration import CONSULTING
from yimen.kernel.terms import Complexity, ItemKind, MaterialTerm, Necessity, Terms

#: Acts that an office takes by itself; nobody applies for them.
EX_OFFICIO = frozenset({ItemKind.PENALTY, ItemKind.COMPULSION, ItemKind.INSPECTION})
#: Registered and acknowledged: refused for its form alone, never for its substance.
FILED = frozenset({ItemKind.FILING})
#: Only these steps may an item have that is done on the spot.
STEPS_AT_ONCE = frozenset({"apply", "accept", "review", "decide", "issue", "deliver"})
#: Handing in is the applicant's, delivery comes after the office's work, and looking on the spot is a manner of
#: review (Administrative Licensing Law, art. 34), as is hearing others: none of them is a link of the approval.
NO_LINKS = frozenset({"apply", "deliver", "inspect", "survey", "joint"})
#: Three plus one: acceptance, review, decision, and issue. In a citizen centre two plus one.
MOST_LINKS, MOST_LINKS_CITIZEN = 4, 3
REMOTE = frozenset({Way.WEB, Way.MOBILE, Way.POST})
NET = frozenset({Way.WEB, Way.MOBILE})


def is_applied_for(kind: str) -> bool:
    """Whether somebody applies for items of this kind; the others stand in lists only."""
    return kind not in EX_OFFICIO


def is_filed(kind: str) -> bool:
    """Whether items of this kind are registered and acknowledged, not decided upon."""
    return kind in FILED


def links(terms: Terms) -> int:
    """How many links 审批环节 the approval has; outside bodies verify and sections that are asked advise: no links."""
    linked = (step for step in terms.steps if not step.executor.strip() and not step.code.startswith(CONSULTING))
    return len({step.code for step in linked} - NO_LINKS)


def hands_in_remotely(terms: Terms) -> bool:
    """Whether it can be handed in without coming: over the net or by post."""
    return bool(REMOTE & set(terms.service.ways))


def hands_in_over_the_net(terms: Terms) -> bool:
    return bool(NET & set(terms.service.ways))


def result_comes(terms: Terms) -> bool:
    """Whether the result reaches the applicant without coming: as a certificate, over the net, or by post."""
    service = terms.service
    return terms.certificate is not None or service.express_result == "yes" or service.online_depth is OnlineDepth.FULL


def costs(terms: Terms) -> bool:
    return any(fee.fen > 0 for fee in terms.fees)


def paid_remotely(terms: Terms) -> bool:
    """Whether what it costs can be paid without a cashier: over the net, so at a terminal too; or nothing is asked."""
    return not costs(terms) or terms.service.online_payment == "yes"


def needs_presence(terms: Terms) -> bool:
    """Whether a step wants the applicant there in person."""
    return any(step.presence == "yes" for step in terms.steps)


def only_on_paper(terms: Terms) -> tuple[MaterialTerm, ...]:
    """The materials that must come as paper."""
    return tuple(
        one for one in terms.materials if one.form is MaterialForm.PAPER and one.necessity is not Necessity.OPTIONAL
    )


def no_meeting(terms: Terms) -> bool:
    """不见面审批: handing in, paying, deciding and receiving all go without coming."""
    nobody_comes = terms.trips == 0 and hands_in_remotely(terms) and not needs_presence(terms)
    return nobody_comes and paid_remotely(terms) and result_comes(terms)


def at_once(terms: Terms) -> bool:
    """马上办: an instant limit, a window that may decide, and no step outside."""
    return (
        terms.instant == "yes"
        and terms.complexity is Complexity.SIMPLE
        and not terms.special_procedures
        and {step.code for step in terms.steps} <= STEPS_AT_ONCE
    )
