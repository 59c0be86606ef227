"""Postage in the sample city: what a parcel costs, and a result that the heroine wants sent and has not paid for."""

from datetime import timedelta

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.people import HEROINE
from yimen.engine.centre.postage import operations as postage
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels import queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.postage import BY_APPLICANT, PostageWay
from yimen.registries.dated import day_of

BEFORE = timedelta(days=40)
CONTRACT = "示范：与寄递企业签订的服务协议第三条"
RESULT_FEN = 1200
RATES = (("out", RESULT_FEN, BY_APPLICANT), ("in", 800, (PostageWay.HOUSE,)))
_WAITS = """
select c.ref from cases_case c join cases_frozenterms t on t.hash = c.terms_hash
  join people_party p on p.id = c.applicant_id
where p.ref = %s and c.delivered_at is null and c.state in ('accepted', 'in_department', 'granted')
  and t.terms #>> '{service,express_result}' = 'yes'
  and not exists (select from parcels_parcel x where x.case_id = c.id and x.direction = 'out') order by c.id limit 1
"""


def state_rates(city: City) -> bool:
    """State the rates forty days ago, once; whether that was now."""
    if queries.rates(city.anchor):
        return False
    at = city.anchor - BEFORE
    for direction, fen, ways in RATES:
        parcels.state_postage_rate(direction, fen, ways, CONTRACT, day_of(at), by=SYSTEM, now=at)
    return True


def show(city: City) -> None:
    """The heroine wants a result sent and chooses to pay beforehand."""
    heroine = next(one for one in city.applicants if one.name == HEROINE)
    with connection.cursor() as cursor:
        cursor.execute(_WAITS, (heroine.ref,))
        found = cursor.fetchone()
    if found is None or heroine.agent is None:
        return
    where = (heroine.name, heroine.phone, "示范市滨河街 36 号（示范）")
    sent = parcels.want_result(found[0], *where, PostageWay.PREPAID, RESULT_FEN, by=heroine.agent, now=city.anchor)
    postage.bill_postage(sent.ref, by=heroine.agent, now=city.anchor)
