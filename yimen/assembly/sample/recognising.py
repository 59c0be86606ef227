"""Who stands there: the heroine of the sample city shows her code at a window, for herself and for her restaurant."""

from datetime import datetime, timedelta

from yimen.assembly.sample.city import Applicant, City
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.people import HEMU, HEROINE
from yimen.assembly.sample.places import CENTRE
from yimen.assembly.sample.stage import DAY
from yimen.engine.centre.lives import operations as lives
from yimen.engine.centre.personal_codes import operations as codes
from yimen.engine.centre.personal_codes import queries
from yimen.engine.centre.visits import operations as visits
from yimen.kernel.actor import Actor

PURPOSE, MINUTE = "示范：办居住证，核对她办过的事", timedelta(minutes=1)


def show(city: City) -> None:
    """Let her come two working days ago, and have the window look into her life; once."""
    named = {one.name: one for one in city.applicants}
    heroine, shop, clerk = named[HEROINE], named[HEMU], city.window_of(CENTRE)
    assert heroine.agent is not None, "the heroine has an account"
    if queries.of_mine(heroine.agent):
        return
    at = ago(city.national, city.anchor, 2 * DAY)
    visit = visits.open_visit(heroine.ref, "居住证（示范）", by=clerk, now=at).ref
    held_up(heroine, clerk, at + MINUTE)
    lives.read_life(heroine.ref, PURPOSE, by=clerk, now=at + 2 * MINUTE)
    held_up(shop, clerk, at + 6 * MINUTE)
    visits.close_visit(visit, by=clerk, now=at + 9 * MINUTE)


def held_up(who: Applicant, clerk: Actor, now: datetime) -> None:
    """A code on a telephone, read by the window a moment later."""
    codes.open_with_code(code_of(who, now), by=clerk, now=now + MINUTE / 4)


def code_of(who: Applicant, now: datetime) -> str:
    """The code that somebody's telephone shows."""
    assert who.agent is not None, "only who has an account shows a code"
    return codes.show_code(who.ref, by=who.agent, now=now).code
