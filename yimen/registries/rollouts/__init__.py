"""Rollouts 网办推进: which items go from the window to the web and the phone, in which batch, by which day."""
