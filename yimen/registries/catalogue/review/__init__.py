"""Changes of the catalogue on their way 审查公示: who may propose and review, what waits at whom, what is on notice."""
