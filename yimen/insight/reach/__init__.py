"""Reach: which items can be handed in over the net and nowhere else, and who has to mend that."""
