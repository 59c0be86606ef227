"""English of the figures under oversight: what each is counted from, its columns, and the cases behind it."""

WORDS: dict[str, str | tuple[str, str]] = {
    "跑动次数": "Trips",
    "每个事项在各区县实际跑几趟，比原来少跑多少。": "How often people really came for each item in each district, and how many trips fewer than before.",
    "按事项和区县": "By item and district",
    "每件到访": "Visits a case",
    "原来要跑": "Trips before",
    "少跑": "Saved",
    "到访：取号、到窗口、领结果，办了这件的事才算一趟。原来要跑：按事项第一版公布的到场次数算。": "A visit counts when something was done with the case: a ticket served, a window, a result collected. Before: what the first published version of the item asked.",
    "只列少跑最多的 {most} 行；上面的数是全部的。": " Only the {most} rows with the most trips saved are listed; the figures above are of all.",
    "少跑的趟数": "Trips saved",
    "比事项第一版公布的次数": "against the first published version",
    "群众为一件事实际跑了几趟，比原来少跑多少；从到访留痕算出来，没有人填写。": "How often people came for one thing, and how many trips fewer than before: worked out from visits, typed in by nobody.",
    "近 90 天": "Last 90 days",
    "近 365 天": "Last 365 days",
    "上月": "Last month",
    "导出 CSV": "Export as CSV",
    "监察指标": "Figures",
    "全部指标": "All figures",
    "说的是什么": "What it says",
    "都从留痕和事项版本算出来，没有人填写；分子、分母和每一行都能点开，也能导出。": (
        "Counted from the journal and from the versions of items, filled in by nobody. Every numerator, denominator"
        " and row opens what is behind it, and can be exported."
    ),
    "时限内办结率": "On-time completion",
    "到期的办件里按时办结的；到期没有办结的也在分母里。": (
        "Of the cases that were due, those decided in time; cases due and not decided are in the denominator too."
    ),
    "按时办结，除以（办结的＋到期还没办结的）：这段时间到期的办件里，只要有一件到期没有办结，就不是 100%。": (
        "Decided in time, over decided plus due and still open: one case due in this time that lies open,"
        " and it is not 100%."
    ),
    "当日办结率": "Decided the same day",
    "当日办结": "The same day",
    "按时办结": "Decided in time",
    "到期未办结": "Due and still open",
    "没有作出决定": "Ended without a decision",
    "不算在分子分母里": "in neither part of the rate",
    "按部门": "By office",
    "按中心": "By centre",
    "事项数量": "Number of items",
    "某一天有多少事项：在实施的、已停办的、下放的、审批处接管的，按层级。": "How many items there were on a day: in force, ended, handed down, held by divisions; by level.",
    "已停办": "Ended",
    "承接的下放": "Handed down to it",
    "审批处接管": "Held by divisions",
    "在实施的事项按“部门＋事项”计；基本目录事项不管几个部门办，每级只计一次。两个数不能相加。": "Items in force are counted for each office; a base item once at each level, however many offices handle it. The two are never added.",
    "那时还没有事项": "There were no items then",
    "从事项版本、下放记录和接管记录的起止日期算出来：问哪一天，就是哪一天的数。": "Counted from the dates of versions, delegations and take-overs: any day is told as it was.",
    "没有到过中心": "Not at a centre",
    "按合计；各项平均 {rate}": "Of the sums; mean of the items {rate}",
    "按窗口": "By window",
    "这段时间没有到期的办件": "No case was due in this time",
    "窗口六零": "Six zeros of the windows",
    "每个窗口的否决、推诿、距离、积压、差错、投诉，是零还是几件。": (
        "Each window's refusals, passing on, trips, backlog, errors and complaints: nought, or how many."
    ),
    "六项全为零的窗口": "Windows with all six at nought",
    "共 {n} 个窗口": ("of {n} window", "of {n} windows"),
    "零否决": "No veto",
    "零推诿": "No passing on",
    "零距离": "No distance",
    "零积压": "No backlog",
    "零差错": "No errors",
    "零投诉": "No complaints",
    "否决：不予受理经确认、或当场告知不需要许可的次数，没有人确认的提议不算；推诿：退回和转交的次数；距离：第二次起的到访；积压：现在超期未办结的；"
    "差错：更正、撤销和本该一次告知的补正；投诉：对决定的异议和没有帮上忙的答复。": (
        "Veto: refusals that were confirmed, and findings told at once that no approval is needed; what nobody confirmed does not count. Passing on: steps sent back or given to another desk."
        " Distance: visits after the first. Backlog: open over their time now. Errors: errata, revocations and"
        " corrections that should have been told at once. Complaints: objections, and answers that did not help."
    ),
    "从办件的留痕算出来，没有人填写；每个不为零的数都能点开看是哪几件。": (
        "Counted from the journal of the cases, filled in by nobody; every number above nought opens its cases."
    ),
    "这段时间没有办结的办件": "No case ended in this time",
    "按时办结的办件": "Cases decided in time",
    "超时办结的办件": "Cases decided late",
    "到期未办结的办件": "Cases due and still open",
    "没有作出决定就结束的办件": "Cases that ended without a decision",
    "当日办结的办件": "Cases decided the same day",
    "窗口说过不行的办件": "Cases the window said no to",
    "退回或转交过的办件": "Cases sent back or passed on",
    "来了不止一次的办件": "Cases that took more than one trip",
    "现在超期未办结的办件": "Cases open over their time now",
    "有差错的办件": "Cases with an error",
    "有异议或不满意的办件": "Cases with an objection or an answer that did not help",
    "申请人做了四种之外动作的办件": "Cases in which the applicant had to do something else",
    "这个数就是下面这些办件。": "The figure is these cases.",
    "计数": "Counts",
    "结束": "Ended",
    "准予": "Granted",
    "不需要许可": "Not needed",
    "逾期未补正": "Corrections not received in time",
    "时限压缩率（法定到承诺）": "Limits compressed (law to promise)",
    "承诺时限压缩率（前后对比）": "Promises compressed (before and after)",
    "材料精简率（前后对比）": "Materials reduced (before and after)",
    "环节精简率（前后对比）": "Steps reduced (before and after)",
    "以小时、分钟承诺的占比": "Promised in hours or minutes",
    "改革前的时限压缩率": "Limits compressed before the reform",
    "按层级": "By level",
    "按证照": "By licence",
    "按事项": "By item",
    "原承诺": "Promise before",
    "现承诺": "Promise now",
    "原材料": "Materials before",
    "现材料": "Materials now",
    "原环节": "Steps before",
    "现环节": "Steps now",
    "不按小时": "Not in hours",
    "计入的事项": "Items counted",
    "没有计入 {n} 项": ("{n} item left out", "{n} items left out"),
    "比改革前提高（百分点）": "More than before the reform (points)",
    "改革前 {rate}": "before: {rate}",
    "先选和哪一天比。": "Choose the day to compare with first.",
    "承诺时限以小时或分钟为单位的事项，除以全部在实施的事项。": (
        "Items whose promise is counted in hours or minutes, over all items in force."
    ),
    "（之前的合计−之后的合计）÷之前的合计，折合办公时间的分钟：{units}。缺一边的事项不计入。": (
        "(Sum before − sum after) ÷ sum before, in minutes of office time: {units}. Items without both sides are left out."
    ),
    "（之前的合计−之后的合计）÷之前的合计；那一天还没有的事项不计入。": (
        "(Sum before − sum after) ÷ sum before; items that were not there on that day are left out."
    ),
    "比率": "Rate",
    "计入": "Counted",
    "没有计入": "Left out",
    "没有可以计入的事项": "No item can be counted",
    "不发证照": "No licence",
    "少了": "Less",
    "事项清单": "Items",
    "不计入": "left out",
    "第 {number} 版，{day}起": "Version {number}, since {day}",
    "名称": "Name",
    "留存时间": "Kept on",
    "留存的指标": "Kept figures",
    "还没有留存过指标": "No figure has been kept yet",
    "对外说过的数，连同事项清单、版本和单位折算一起留下来，谁都能再算一遍。": (
        "Figures that were told, kept with their items, versions and units, so that anybody can count again."
    ),
    "当时的事项": "The items of then",
    "{measure}，{at}留存。单位折算（办公分钟）：{units}。": "{measure}, kept {at}. Units (office minutes): {units}.",
    "清单、摘要和合计一致": "items, digest and sums agree",
    "和留存时不一致": "not as it was kept",
    "核对": "Check",
    "承诺提速": "Promised speed-up",
    "实际提速": "Actual speed-up",
    "平均法定": "By law, on average",
    "平均承诺": "Promised, on average",
    "平均实际": "Really, on average",
    "法定到承诺": "law to promise",
    "法定到实际办理": "law to what it took",
    "（法定−实际）÷法定，按办结的每件办件算；实际是受理后在部门手里的办公时间，补正、特别程序和送达不计。": (
        "(Law − actual) ÷ law, over each case decided. Actual is office time in the offices' own hands after acceptance,"
        " without corrections, special procedures and delivery."
    ),
    "办理提速率": "Speed of cases",
    "哪些事项，量什么": "Which items, and what of them",
    "和哪一天比": "Compared with the day",
    "计算": "Count",
    "留存这个数": "Keep this figure",
    "留存": "Keep",
    "连同事项清单、版本和单位折算一起留下来，以后不再变。": (
        "It is kept with its items, versions and units, and does not change any more."
    ),
    "用在哪份文件里": "In which document it is told",
    "时限、材料、环节和小时": "Limits, materials, steps and hours",
    "一批事项的法定、承诺、材料和环节，前后相比少了多少。": (
        "What a set of items asks for by law, by promise, in materials and steps, and how much less than before."
    ),
    "办件实际用的时间，比法定和承诺快多少；按部门、层级、证照和事项。": (
        "How much faster cases really were than law and promise; by office, level, licence and item."
    ),
    "对外说过的数，连同事项清单和单位折算。": "Figures that were told, with their items and units.",
    "承诺": "Promised",
    "法定": "By law",
    "第 {n} 版": ("Version {n}", "Version {n}"),
}
