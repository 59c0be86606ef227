"""Dispatches 办件上报: the higher level is told of every case that ended, by itself."""
