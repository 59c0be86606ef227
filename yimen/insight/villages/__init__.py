"""Villages: what each point lacks of the seven ones, the marks of town centres, modes of handling, presence kept."""
