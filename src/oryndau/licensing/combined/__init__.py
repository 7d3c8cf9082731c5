"""One application for two services: who is certified and asked for the licence too goes on here (C-20).

The room of certification is not known here: its application is read from the journal, its decision from the
register, and what its states mean from the law.
"""
