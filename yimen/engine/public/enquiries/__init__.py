"""Enquiries 咨询: what was asked, who owes the answer, and what became of it. Who is asked first owns it 首问负责."""
