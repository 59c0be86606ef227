"""Village checks 村居核验: the village checks and seals the electronic file, the town reviews it as a task."""
