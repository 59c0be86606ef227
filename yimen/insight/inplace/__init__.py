"""In place 三到位、既受又理: whether what a centre takes in is decided, sealed and made into certificates there."""
