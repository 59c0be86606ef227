"""Settling: what a process has loaded stays to its end, and the collector of garbage need not go through it again.

It never runs before everything is loaded: what comes later is collected as ever.
"""

import gc


def settle() -> None:
    """Set aside what is there now; called once, by a process that has loaded its part of the house."""
    gc.collect()
    gc.freeze()
