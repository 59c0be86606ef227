"""Benchmarks of the sample city: values of cities that do not exist, one of them corrected, and a rank as context."""

from datetime import date, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.staff import REFORM_POST
from yimen.kernel.reform.benchmarks import BenchmarkFigure, BenchmarkUnit
from yimen.registries.benchmarks import operations, queries
from yimen.registries.benchmarks.operations import ReferenceSaid
from yimen.registries.dated import day_of

NEIGHBOUR, OTHER = "邻江市（示范）", "东湾市（示范）"
SOURCE = "示范：邻江市政务服务年报"
SAID: tuple[tuple[str, str, str, str, str, str], ...] = (
    (NEIGHBOUR, "按时办结率", BenchmarkFigure.ON_TIME, "", "99.8", SOURCE),
    (NEIGHBOUR, "群众满意率", BenchmarkFigure.SATISFACTION, "", "98.6", SOURCE),
    (NEIGHBOUR, "网上申报率", BenchmarkFigure.ONLINE, "", "62", SOURCE),
    (NEIGHBOUR, "每件平均跑动次数", BenchmarkFigure.TRIPS, "", "0.8", SOURCE),
    (OTHER, "承诺时限压缩率", BenchmarkFigure.COMPRESSION, "", "53", "示范：东湾市新闻发布会"),
    (OTHER, "年度考核优秀名额比例", BenchmarkFigure.EXCELLENT, "", "30", "示范：东湾市窗口管理办法"),
    (OTHER, "宜商城市竞争力排名", "", BenchmarkUnit.RANK, "5", "示范：某研究院年度报告"),
)


def show(city: City) -> None:
    """Enter them once, as of the end of last year; the second was typed wrong and put right."""
    if queries.references():
        return
    reform, entered = city.officer(REFORM_POST), city.anchor - timedelta(days=30)
    as_of = date(day_of(entered).year - 1, 12, 31)
    for where, title, figure, unit, value, source in SAID:
        said = ReferenceSaid(where, title, figure, unit, value, as_of, source)
        ref = operations.enter_reference(said, by=reform, now=entered).ref
        if figure == BenchmarkFigure.SATISFACTION:
            told = "97.9", SOURCE, "示范：抄的是上一年的数。"
            operations.correct_reference(ref, 1, *told, by=reform, now=entered + timedelta(days=2))
