"""Consultations 征求意见: other sections are asked, each with a deadline, and one report goes to who decides."""
