"""Delegations 事权下放: who may take an item in, decide and seal it, at which unit, by which mode, when."""
