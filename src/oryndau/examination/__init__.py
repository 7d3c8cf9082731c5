"""The test of legislation: the bank of questions, and the hall where candidates answer them (C-11 to C-13).

The room knows no service: a test belongs to a session and a case by their ids, and what its end means is told
to whoever registered for it (`oryndau.examination.events`).
"""
