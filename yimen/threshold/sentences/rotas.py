"""Sentences about rotas, attendance, leave and allowances."""

SENTENCES = {
    "rotas.not_posted_there": (
        "{name}那天在这里没有岗位，不能排班。",
        "{name} holds no post there on that day and cannot be due.",
    ),
    "rotas.away_then": ("{name}那段时间已经请假。", "{name} is away then."),
    "rotas.on_shift_then": ("{name}那段时间已经排了班。", "{name} is due somewhere else then."),
    "rotas.counter_staffed_then": (
        "那段时间已经排了别人。",
        "Somebody else is due there then.",
    ),
    "rotas.no_rest_day": (
        "{name}这一周没有休息日了，每周至少休息一天。",
        "{name} would have no day of rest that week; everybody has at least one.",
    ),
    "rotas.day_passed": (
        "排班只能排今天和以后，过去的日子请申请考勤更正。",
        "A rota is for today and later; for days that have passed, ask for a correction of attendance.",
    ),
    "rotas.closed_then": ("这一天不开门。", "The place does not open on that day."),
    "rotas.leader_missing": (
        "{day} 的带班领导{name}不能到，带班不能断档，请换一位。",
        "{name} cannot lead on duty on {day}; no day stands without a leader, name somebody else.",
    ),
    "rotas.second_person": (
        "本人提出或涉及本人的申请，由另一个人决定。",
        "A request is decided by somebody other than who asked and whom it is about.",
    ),
    "rotas.decided_already": ("这个申请已经处理过了。", "The request has been decided."),
    "rotas.nothing_to_correct": (
        "这个班次没有异常，或者已经在等待更正。",
        "Nothing is out of order with this shift, or a correction of it waits already.",
    ),
    "rotas.not_due_today": (
        "您今天没有班次，或者已经签到。",
        "You are not due today, or have signed in already.",
    ),
    "rotas.not_over": ("这个月还没有过完。", "The month is not over."),
    "rotas.frozen_already": ("这个月的补贴清单已经封存。", "The list of this month has been frozen."),
    "rotas.no_rule": (
        "还没有公布周末加班补贴标准。",
        "Nothing says yet what is paid for weekends.",
    ),
    "rotas.over_budget": (
        "补贴合计超过预算，请先发文调整预算。",
        "The list is more than its budget; raise the budget by a document first.",
    ),
    "rotas.own_allowance": (
        "清单上有您自己，请由另一个人封存。",
        "You are on the list; somebody else has to freeze it.",
    ),
    "rotas.chief_needs_letter": (
        "首席代表要有本部门在有效期内的授权书。",
        "The chief representative needs a letter of authorisation in force.",
    ),
    "rotas.two_people": (
        "首席代表和副代表须是本部门两名在编人员。",
        "Chief and deputy are two formal members of staff of the office.",
    ),
}
