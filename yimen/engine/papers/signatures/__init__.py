"""Signatures under applications 申请人签名: drawn on the phone, by a code sent to it, or on paper at the window."""
