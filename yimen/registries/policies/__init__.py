"""Policies for enterprises 惠企政策: what may be claimed, by whom, until when, how, and by which items."""
