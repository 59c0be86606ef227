"""Hours: what a centre did on working days, after closing, at weekends and on holidays, and who stayed for it."""
