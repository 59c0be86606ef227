"""Floor 0: pure rules. No Django, no clock, no files, no network; shared by live engine, replay and simulation."""
