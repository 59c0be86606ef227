"""Sentences about the heartbeats: who answers for an alarm, and that once."""

SENTENCES = {
    "heartbeat.not_its_owner": (
        "这条警报由 {name} 答复；换人请先改责任人。",
        "{name} answers for this alarm; to change that, name another owner first.",
    ),
    "heartbeat.answered_already": (
        "这条警报已经答复过，说过的不再改。",
        "This alarm was answered; what was said stands.",
    ),
}
