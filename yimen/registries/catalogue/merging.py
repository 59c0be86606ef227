"""Merging: which data element a merged one stands for, as part of a statement."""

#: Every element with those it was merged into, one after the other; what has no `into_id` is the one that was kept.
STANDS = """with recursive stands (code, id, into_id) as (
    select code, id, into_id from catalogue_dataelement
    union select s.code, e.id, e.into_id from stands s join catalogue_dataelement e on e.id = s.into_id)"""
