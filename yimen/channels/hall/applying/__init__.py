"""Applying: situation, form, materials, check. A draft saves itself as it is typed and is lost by nothing.

Each page saves through one operation. What cannot be saved stays on the page as it was typed, with what to mend.
"""
