"""Product classes in the sample city: a works holds two on its one certificate 一企一证, and has asked for two more."""

from datetime import datetime
from random import Random

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.places import CENTRE
from yimen.assembly.sample.stage import DAY, Stage
from yimen.engine.case.cases import operations as cases
from yimen.kernel.actor import Role
from yimen.kernel.product_classes import ClassRefused
from yimen.kernel.rulings import REMEDIES, Outcome, Ruling

WORKS = "示范市石桥建筑工程有限公司"
FIRST, GRANTED, MORE = ("01", "03", "04"), ("01", "03"), ("02", "04")
REFUSED = ClassRefused("04", "示范：食品接触材料的检验设备没有检定，这一类暂不许可。")
RULING = Ruling(Outcome.GRANT, law="《中华人民共和国工业产品生产许可证管理条例》第九条", remedies=REMEDIES)
CASES = 2
"""How many cases it leaves behind."""


def show(city: City) -> int:
    """Grant two classes of three, and bring the next two before the decider, once; how many cases it added."""
    with connection.cursor() as cursor:
        cursor.execute("select from certificates_classruling limit 1")
        if cursor.fetchone() is not None:
            return 0
    first = _asked(city, FIRST, ago(city.national, city.anchor, 40 * DAY))
    decider, at = first.officer(Role.DECIDER), first.wait(DAY)
    cases.decide_classes(first.ref, GRANTED, [REFUSED], RULING, by=decider, now=at)
    first.deliver()
    _asked(city, MORE, ago(city.national, city.anchor, 1.5 * DAY))
    return CASES


def _asked(city: City, classes: tuple[str, ...], at: datetime) -> Stage:
    """An application for classes, brought before who decides."""
    guide = next(one for one in city.guides if one.terms.classes)
    who = next(one for one in city.applicants if one.name == WORKS)
    wanted = tuple(f"product:{code}" for code in classes)
    stage = Stage(city, guide, who, CENTRE, wanted, at, Random(len(classes)))
    stage.apply()
    stage.accept()
    stage.hand_over()
    stage.reviews(0.3)
    return stage
