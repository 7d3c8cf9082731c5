"""The fee as a page of a wizard: through the gateway, by a receipt, or with an earlier fee (L-10).

A service has a page with `FeeStep` as its listing and puts `fee_addresses` before its wizard's addresses.
"""

from oryndau.wizard.fees.standing import BASE, blocks, warned
from oryndau.wizard.fees.step import FeeStep, chosen, reference

__all__ = ["BASE", "FeeStep", "blocks", "chosen", "reference", "warned"]
