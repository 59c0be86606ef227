"""Sentences about policies for enterprises."""

SENTENCES = {
    "policies.number_taken": (
        "文号“{value}”的政策已经公布过了。",
        "A policy with the document number {value} is published already.",
    ),
    "policies.ended": ("这项政策已经终止。", "The policy has ended already."),
}
