"""Writes of the microblogs: accounts registered and ended, posts taken in once, made orders or set aside."""

from yimen.engine.public.microblogs.operations.collecting import TakenIn, bring_in_posts, collect_microblog
from yimen.engine.public.microblogs.operations.keeping import (
    MicroblogKept,
    Registered,
    end_microblog,
    register_microblog,
)
from yimen.engine.public.microblogs.operations.settling import PostKept, order_post, set_post_aside

__all__ = [
    "MicroblogKept",
    "PostKept",
    "Registered",
    "TakenIn",
    "bring_in_posts",
    "collect_microblog",
    "end_microblog",
    "order_post",
    "register_microblog",
    "set_post_aside",
]
