"""Service at the desk: appointments, enquiries, visits at home, guides and tracking, and the hours of the centre."""
