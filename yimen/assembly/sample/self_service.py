"""The self-service area of the sample city: two terminals; at one the heroine sat down, one waits for its code."""

import secrets
from datetime import datetime

from yimen.assembly.sample import by_rule
from yimen.assembly.sample.city import City
from yimen.assembly.sample.people import HEROINE
from yimen.assembly.sample.places import CENTRE, FOUNDER
from yimen.assembly.sample.recognising import code_of
from yimen.engine.case.rule_orders.operations import decide_by_rule
from yimen.engine.centre.personal_codes import operations as codes
from yimen.engine.centre.terminals import operations as terminals
from yimen.engine.centre.terminals import queries
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.registries.followers import operations as followers

NAMES = ("自助 1 号机（示范）", "自助 2 号机（示范）")


def set_up(city: City) -> int:
    """Register what is not there yet; the first is set up for a browser that nobody has once she is gone.

    How many cases were filed there.
    """
    now: datetime = city.anchor
    if queries.terminals(SYSTEM, now):
        return 0
    first, _ = (terminals.register_terminal(city.centre(CENTRE), name, by=FOUNDER, now=now) for name in NAMES)
    browser = secrets.token_urlsafe(32)
    terminals.activate_terminal(first.code, browser, by=FOUNDER, now=now)
    heroine = next(one for one in city.applicants if one.name == HEROINE)
    codes.enter_with_code(code_of(heroine, now), browser, by=NOBODY, now=now)
    _prove(city, browser, now)
    return 1


def _prove(city: City, browser: str, now: datetime) -> None:
    """She has a proof of her social insurance done and printed at the terminal, and binds the official account."""
    proof, heroine = by_rule.proof_of(city)
    assert heroine.agent is not None, "the heroine has an account"
    sitting = terminals.begin_sitting(browser, by=heroine.agent, now=now).ref
    draft, revision = by_rule.drafted(proof, heroine, now, "kiosk")
    centre = city.centre(CENTRE)
    filed = terminals.file_at_terminal(draft, revision, centre, "", sitting, by=heroine.agent, now=now)
    decide_by_rule(filed.ref, by=SYSTEM, now=now)
    terminals.take_at_terminal(filed.ref, sitting, by=heroine.agent, now=now)
    # In the sandbox of the official account she reads along what is pushed.
    bound = followers.ask_to_follow(by=heroine.agent, now=now)
    followers.bind_follower(bound.code, "sandbox-of-the-sample", by=SYSTEM, now=now)
