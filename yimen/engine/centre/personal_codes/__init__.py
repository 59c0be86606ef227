"""Personal codes 一码: a short-lived code of a person or organisation, and what it opened at windows and terminals."""
