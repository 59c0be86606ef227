"""Texts about time: due moments that are counted again."""

WORDS: dict[str, str | tuple[str, str]] = {
    "在办件到期日重算": "Due dates of open cases counted again",
    "因为": "Because",
    "进度": "Progress",
    "到期日变了": "Due dates moved",
    "第 {old} 版改为第 {new} 版": "Revision {old} became revision {new}",
    "算完，{n} 件": ("done, {n} case", "done, {n} cases"),
    "{n} / {all} 件，{percent}%": "{n} of {all} cases, {percent}%",
    "工作日历有变，到期日重新计算": "The working calendar has changed; the due date was counted again",
    "工作日历有变，到期日重算": "Working calendar changed; due date counted again",
    "{item}（{number}）的到期日因放假安排有变，重新算为{due}。": "The days off have changed: {item} ({number}) is now due on {due}.",
    "到期日由 {before} 改为 {after}": "Due date moved from {before} to {after}",
    "因 {days} 等日期的安排有变": "because the rule for {days} has changed",
}
