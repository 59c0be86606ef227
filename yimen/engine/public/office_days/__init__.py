"""Office days 现场办公: a leader of the city at the centre on a published day; what is raised is followed up."""
