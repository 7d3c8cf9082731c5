"""The law as code: typed data and pure functions, each with the clause that it comes from.

Nothing here reads the clock, the network or a database. The only files read are the TOML tables packaged
in `data/`.
"""
