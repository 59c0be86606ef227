"""Coming in person: appointments and their slots, tickets, window groups, and what is near and open."""
