"""The catalogue of shared data of the sample city: open, on request and withheld; one request granted, one waiting."""

from datetime import timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.staff import DESKS
from yimen.engine.exchange.sharing import operations, queries
from yimen.engine.exchange.sharing.operations import DataSetSaid
from yimen.kernel.actor import SYSTEM, Role
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

OWNER, ASKING = "住建局", "市场监管局"
SETS = (
    DataSetSaid("办件审批结果（示范）", "申请人其他办件的决定结果", "approvals", "open"),
    DataSetSaid("住房公积金缴存（示范）", "缴存状态和最近一笔", "housing_fund", "on_request"),
    DataSetSaid("房屋登记（示范）", "房屋状态", "housing", "on_request"),
    DataSetSaid("人口基础信息（示范）", "只供公安机关内部使用", "population", "never", "示范：按规定不予共享"),
)


def share(city: City) -> None:
    """Publish what is not published yet, ask twice, and answer one request."""
    now = city.anchor
    if queries.catalogue(SYSTEM, now):
        return
    found = {row.short_name: row.ref for row in offices.offices(day_of(now))}
    refs = [operations.publish_data_set(found[OWNER], said, by=SYSTEM, now=now).ref for said in SETS]
    head, asking = (city.officer(f"{office}{DESKS[Role.OFFICE_HEAD]}") for office in (OWNER, ASKING))
    item = next(one.ref for one in city.guides if one.office == ASKING)
    granted, _ = (
        operations.request_data(ref, item, "示范：审查经营场所使用权", by=asking, now=now) for ref in (refs[2], refs[1])
    )
    operations.grant_data(granted.ref, now + timedelta(days=180), by=head, now=now)
