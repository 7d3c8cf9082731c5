"""The public service «Certification of persons who want to be private enforcement agents» as data and rules.

Source: Order 69, Appendix 1 (text as amended to 20.10.2021: rule-set «2021-10»), rows C-01 to C-25, and Law
261-IV Art. 140, 141. `candidate` is the procedure of one application, `session` that of a session of the
Commission; the other modules are the pure rules that both rest on.
"""
