"""Granted by rule in the sample city: one order, its item on the self-service list, and three who asked for a proof.

The heroine holds a social security card and has hers at once, on her telephone and at a terminal; her neighbour holds
none, and somebody at the window looks at his.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from yimen.assembly.sample.city import Applicant, City, Guide
from yimen.assembly.sample.people import HEROINE, NEIGHBOUR
from yimen.assembly.sample.places import CENTRE
from yimen.assembly.sample.staff import CITY_DESK, DESKS
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.rule_orders import operations, queries
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.by_rule import Rule, RuleKind, Signed
from yimen.registries.dated import day_of

BUREAU, PROOF, CARD = "人社局", "social_proof", "social_card"
KINDS = ("全部", "养老保险", "失业保险", "工伤保险")
WHY = "示范：条件都能用登记信息核验，不收纸质材料。"
BEFORE, HALF_YEAR = timedelta(days=9), timedelta(days=180)
SHARE, WRONG = 20, 5
FILED = ((HEROINE, 50), (NEIGHBOUR, 20))
"""Who filed how many hours ago."""
CASES = len(FILED) + 1
"""One more was filed at a terminal."""


def order(city: City) -> int:
    """Sign the order nine days ago and put its item on the list; two file, once. How many cases came of it."""
    head, now = city.officer(f"{BUREAU}{DESKS[Role.OFFICE_HEAD]}"), city.anchor
    if queries.orders(head, now):
        return 0
    at, guides = now - BEFORE, {one.item.key: one for one in city.guides}
    proof, card = guides[PROOF], guides[CARD].terms.certificate
    assert card is not None, "the card is a certificate"
    rules = (
        Rule(RuleKind.HOLDS, card.type_code),
        Rule(RuleKind.ONE_OF, "insurance", KINDS),
        Rule(RuleKind.NOT_AHEAD, "to"),
    )
    said = Signed(day_of(at), day_of(at) + HALF_YEAR, SHARE, WRONG)
    operations.sign_rule_order(proof.ref, rules, said, by=head, now=at)
    operations.list_for_self_service(proof.ref, WHY, day_of(at), by=city.officer(CITY_DESK), now=at)
    named = {one.name: one for one in city.applicants}
    for who, ago in FILED:
        when = now - timedelta(hours=ago)
        draft, revision = drafted(proof, named[who], when, "mobile")
        agent = replace(_agent(named[who]), through="mobile")
        ref = cases.submit(draft, revision, city.centre(CENTRE), by=agent, now=when).ref
        operations.decide_by_rule(ref, by=SYSTEM, now=when)
    return len(FILED)


def proof_of(city: City) -> tuple[Guide, Applicant]:
    """The item that is granted by rule, and the heroine who asks for it."""
    guide = next(one for one in city.guides if one.item.key == PROOF)
    return guide, next(one for one in city.applicants if one.name == HEROINE)


def drafted(guide: Guide, who: Applicant, now: datetime, through: str) -> tuple[str, int]:
    """A complete draft: a proof of the last half year."""
    by, today = replace(_agent(who), through=through), day_of(now)
    form = {"insurance": KINDS[0], "from": (today - HALF_YEAR).isoformat(), "to": today.isoformat()}
    draft = cases.start_draft(guide.ref, who.ref, by=by, now=now).ref
    return draft, cases.keep_draft(draft, 1, (), form, by=by, now=now).revision


def _agent(who: Applicant) -> Actor:
    assert who.agent is not None, "who files has an account"
    return who.agent
