"""Names of people who do not exist: made of common parts, each given once, the same every time."""

from collections.abc import Iterator
from random import Random

_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余"
    "苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟"
)
_GIVEN: str = (
    "雨桐 子涵 思远 嘉禾 明轩 若溪 文博 静怡 浩然 佳宁 一鸣 清妍 志远 晓雯 泽宇 云舒 "
    "俊杰 书瑶 天佑 梦洁 立新 春燕 建国 秀兰 海涛 丽娟 国强 桂英 永康 素芬 振华 玉梅 "
    "长青 美玲 德胜 淑珍 光明 彩霞 学文 小红 启航 念慈 怀瑾 知微 景行 望舒 砚秋 予墨 "
)


def names(seed: int, taken: frozenset[str]) -> Iterator[str]:
    """Fictional names, none of them twice and none that is taken."""
    pairs = [family + given for family in _FAMILY for given in _GIVEN.split() if family + given not in taken]
    Random(seed).shuffle(pairs)
    return iter(pairs)
