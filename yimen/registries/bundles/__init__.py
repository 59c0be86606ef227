"""Bundles 一件事: which items belong to one matter or life event, from when to when, as the city published it."""
