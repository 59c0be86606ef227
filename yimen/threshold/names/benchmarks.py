"""Names of the benchmarks: figures that are compared, units, how a value and a gap are said, and what a gap means."""

from collections.abc import Mapping

from yimen.kernel.reform.benchmarks import BenchmarkFigure, BenchmarkStanding, BenchmarkUnit

BENCHMARK_FIGURES: Mapping[str, str] = {
    BenchmarkFigure.ON_TIME: "时限内办结率",
    BenchmarkFigure.SAME_DAY: "当日办结率",
    BenchmarkFigure.SATISFACTION: "满意率",
    BenchmarkFigure.NO_TRIP: "一次也没跑的办件占比",
    BenchmarkFigure.TRIPS: "每件平均跑动次数",
    BenchmarkFigure.ONLINE: "网上申报的办件占比",
    BenchmarkFigure.COMPRESSION: "承诺时限比法定压缩",
    BenchmarkFigure.GATHERED: "事项集中到中心办理的占比",
    BenchmarkFigure.ONE_AND_ONE: "一审一核的事项占比",
    BenchmarkFigure.EXCELLENT: "年度考核优秀占比",
    BenchmarkFigure.ITEMS: "在实施的事项数量",
}
BENCHMARK_UNITS: Mapping[str, str] = {
    BenchmarkUnit.PERCENT: "百分比（%）",
    BenchmarkUnit.TIMES: "平均次数",
    BenchmarkUnit.COUNT: "数量（个）",
    BenchmarkUnit.DAYS: "天数",
    BenchmarkUnit.RANK: "排名",
}
BENCHMARK_VALUES: Mapping[str, str] = {
    BenchmarkUnit.PERCENT: "{value}%",
    BenchmarkUnit.TIMES: "平均 {value} 次",
    BenchmarkUnit.COUNT: "{value} 个",
    BenchmarkUnit.DAYS: "{value} 天",
    BenchmarkUnit.RANK: "第 {value} 名",
}
BENCHMARK_GAPS: Mapping[str, str] = {
    BenchmarkUnit.PERCENT: "{by} 个百分点",
    BenchmarkUnit.TIMES: "{by} 次",
    BenchmarkUnit.COUNT: "{by} 个",
}
BENCHMARK_STANDINGS: Mapping[str, str] = {
    BenchmarkStanding.AHEAD: "领先",
    BenchmarkStanding.BEHIND: "落后",
    BenchmarkStanding.ABOVE: "高于参考值",
    BenchmarkStanding.BELOW: "低于参考值",
    BenchmarkStanding.EVEN: "持平",
}
