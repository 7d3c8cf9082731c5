"""The register as open data: CSV and JSON, whole and by changes, each described for programs (L-12).

Law 261-IV tells that the register is published (Art. 142(1), 143(7), 167(11-3)), not under which licence of
data. CC BY 4.0 is our choice.
"""
