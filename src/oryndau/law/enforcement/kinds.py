"""Kinds of enforcement document (Law No. 261-IV, Art. 9(1)) and gravity of a crime (Art. 11(1)11)."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """The value is the sub-item of Art. 9(1); sub-item 7 was repealed on 11.07.2017."""

    WRIT = "1"
    AIFC_WRIT = "1-1"
    COURT_ORDER = "2"
    FOREIGN_DECISION_WRIT = "3"
    ARBITRAL_AWARD_WRIT = "4"
    INTERIM_RULING = "4-1"
    AIFC_INTERIM_ORDER = "4-2"
    COURT_ADMINISTRATIVE_RESOLUTION = "5"
    BODY_ADMINISTRATIVE_RESOLUTION = "6"
    WAGE_PRESCRIPTION = "6-1"
    SANCTION_RESOLUTION = "8"
    EXPENSES_RESOLUTION = "9"
    FEE_RESOLUTION = "10"
    FINE_PRESCRIPTION = "11"
    NOTARIAL_INSCRIPTION = "11-1"
    CRIMINAL_ATTACHMENT = "12"
    TAX_ORDER = "13"


class Gravity(StrEnum):
    """Gravity of the offence for which a criminal fine was imposed."""

    MISDEMEANOUR = "misdemeanour"
    MINOR = "minor"
    MEDIUM = "medium"
    GRAVE = "grave"
    ESPECIALLY_GRAVE = "especially-grave"
