"""What services decide and others must read: registers of decisions. Rooms of services write and read here,

never one another. Today: decisions on certification (C-17, C-20), which the licence service asks for.
"""
