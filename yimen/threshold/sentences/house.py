"""Sentences of the rules that every act shares."""

SENTENCES = {
    "lifecycle.wrong_state": (
        "办件现在的状态不能这样办理。请刷新页面看最新进展。",
        "This cannot be done in the present state. Reload the page to see where it stands.",
    ),
    "errand.too_busy": (
        "同时办理的人太多，这次没有办成，也没有改动任何内容。请稍后再试。",
        "Too many people acted on this at once; nothing was changed. Please try again.",
    ),
    "errand.key_reused": (
        "同一个请求编号带来了不同的内容，没有办理。请换一个请求编号。",
        "The same idempotency key came with other content; nothing was done. Use a new key.",
    ),
}
