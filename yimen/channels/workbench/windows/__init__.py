"""Windows of a centre at the desk: what each counter takes in, how busy it is, and what could be merged."""
