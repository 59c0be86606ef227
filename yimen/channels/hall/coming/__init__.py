"""Coming in person: appointments, tickets, visits at home, and the terminals on which people file by themselves."""
