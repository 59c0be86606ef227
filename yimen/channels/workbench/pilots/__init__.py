"""The room of the pilots at the desk: begun, compared, evaluated by others, and decided upon."""
