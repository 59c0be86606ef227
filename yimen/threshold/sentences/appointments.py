"""Sentences of the appointments: what cannot be booked and why, and what to do instead."""

SENTENCES = {
    "appointment.plan_impossible": (
        "预约方案填得不合理，请检查时段长度、名额、提前时间和开放时间。",
        "This plan cannot be: check slot length, places, lead time and hours.",
    ),
    "appointment.slot_not_offered": (
        "这个时间没有开放预约，请另选一个时段。",
        "Nothing can be booked at that time. Choose another slot.",
    ),
    "appointment.too_late_to_book": (
        "要提前至少 {hours} 小时预约，请选晚一点的时段。",
        "Bookings are taken at least {hours} hours ahead. Choose a later slot.",
    ),
    "appointment.too_early_to_book": (
        "最多提前 {days} 天预约，请选早一点的时段。",
        "Bookings are taken up to {days} days ahead. Choose an earlier slot.",
    ),
    "appointment.unknown": (
        "没有找到这个预约，请核对预约码。",
        "No such appointment. Check the code.",
    ),
    "appointment.plan_open_already": (
        "这个中心对这个范围已经有同类的预约方案，请先停用原来的。",
        "The centre has such a plan for this scope already. End that one first.",
    ),
    "appointment.item_not_in_plan": (
        "这类预约不办这个事项，请选能办它的预约。",
        "This plan does not serve the item. Choose one that does.",
    ),
    "appointment.item_not_that_day": (
        "这个中心周末和节假日不办这个事项，请选工作日。",
        "This centre does not do the item on days off. Choose a working day.",
    ),
    "appointment.slot_full": (
        "这个时段刚刚约满，请另选一个时段。",
        "The last place of this slot has just been taken. Choose another slot.",
    ),
    "appointment.nobody_on_duty": (
        "这个时段没有可以值班的工作人员，不能预约，请另选一个时段或工作日来办。",
        "Nobody is on duty in this slot, so it cannot be booked. Choose another slot or a working day.",
    ),
    "appointment.booked_then": (
        "同一时间已经约了别的窗口，请另选一个时段，或先取消原来的预约。",
        "There is another booking at the same time. Choose another slot, or cancel the other one first.",
    ),
    "appointment.too_many_booked": (
        "还没办的预约最多 {most} 个，请先办完或取消一个。",
        "Up to {most} bookings may be open at a time. Keep or cancel one first.",
    ),
    "appointment.booking_paused": (
        "近期有 {misses} 次预约没来，{until} 前暂停预约。可以说明原因申请恢复，也可以直接到大厅现场办理。",
        "{misses} bookings were missed lately, so booking is paused until {until}. "
        "You can appeal, or come to the hall without a booking.",
    ),
    "appointment.has_begun": (
        "预约的时间已经到了，不能再改。",
        "The time of this booking has come; it cannot be changed any more.",
    ),
    "appointment.not_now": (
        "这个预约的时间是 {at}，现在不能凭它办理，请按现场排队接待。",
        "This appointment is for {at} and does not count now. Serve the visitor as one without a booking.",
    ),
    "appointment.not_over": (
        "办事人还可能来，不能记为未到。",
        "The visitor can still come; this is no miss yet.",
    ),
    "appointment.duty_offered": (
        "这位工作人员那天已经排了值班。",
        "This member of staff is on duty on that day already.",
    ),
    "appointment.duty_needed": (
        "已经有 {bookings} 个预约由这位工作人员接待，不能撤回值班。",
        "{bookings} visitors are booked with this member of staff, so the duty cannot be taken back.",
    ),
    "appointment.not_a_day_off": (
        "那天中心照常开放，不用另排值班。",
        "The centre is open on that day anyway; no duty is needed.",
    ),
    "appointment.not_paused": (
        "没有可以申诉或答复的暂停预约。",
        "There is no pause that could be appealed or answered.",
    ),
}
