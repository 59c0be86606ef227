"""Window groups 窗口组: which counters take which items in, from when to when. Items and accounts stay untouched."""
