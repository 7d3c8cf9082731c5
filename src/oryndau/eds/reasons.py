"""Reasons of a verdict, in the three languages; `code` is for programs and never changes its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a signature is not valid, for people (kk, ru, en) and for programs (code)."""

    code: str
    kk: str
    ru: str
    en: str
    detail: str = ""

    def in_(self, language: str) -> str:
        """The text in kk, ru or en; English for any other code."""
        return {"kk": self.kk, "ru": self.ru}.get(language, self.en)

    def to_json(self) -> dict[str, Any]:
        """The reason as plain values."""
        return {"code": self.code, "kk": self.kk, "ru": self.ru, "en": self.en, "detail": self.detail}


_TEXTS: tuple[tuple[str, str, str, str], ...] = (
    (
        "too-large",
        "Қолтаңба файлы тым үлкен.",
        "Файл подписи слишком велик.",
        "The signature file is too large.",
    ),
    (
        "malformed",
        "Файл электрондық цифрлық қолтаңба ретінде оқылмайды.",
        "Файл не читается как электронная цифровая подпись.",
        "The file cannot be read as an electronic signature.",
    ),
    (
        "signer-count",
        "Дәл бір қол қоюшы күтілген еді.",
        "Ожидалась ровно одна подпись.",
        "Exactly one signer was expected.",
    ),
    (
        "algorithm",
        "Қолтаңба алгоритмі қабылданбайды.",
        "Алгоритм подписи не принимается.",
        "The signature algorithm is not accepted.",
    ),
    (
        "key",
        "Сертификаттың кілті әлсіз немесе белгісіз түрде.",
        "Ключ сертификата слаб или неизвестного вида.",
        "The key of the certificate is weak or of an unknown kind.",
    ),
    (
        "content-changed",
        "Құжат қол қойылғаннан кейін өзгертілген.",
        "Документ изменён после подписания.",
        "The document was changed after it was signed.",
    ),
    (
        "signature-wrong",
        "Қолтаңба сертификаттың кілтіне сәйкес келмейді.",
        "Подпись не соответствует ключу сертификата.",
        "The signature does not match the key of the certificate.",
    ),
    (
        "certificate-missing",
        "Қолтаңбада қол қоюшының сертификаты жоқ.",
        "В подписи нет сертификата подписавшего.",
        "The signature does not hold the signer's certificate.",
    ),
    (
        "certificate-substituted",
        "Сертификат қол қойылған деректерде аталған сертификат емес.",
        "Сертификат не тот, что назван в подписанных данных.",
        "The certificate is not the one that the signed data name.",
    ),
    (
        "not-trusted",
        "Сертификат сенімді куәландырушы орталықтан берілмеген.",
        "Сертификат выдан не доверенным удостоверяющим центром.",
        "The certificate was not issued by a trusted certification centre.",
    ),
    (
        "expired",
        "Қол қойылған сәтте сертификаттың мерзімі өтіп кеткен.",
        "На момент подписания срок действия сертификата истёк.",
        "The certificate had expired when the document was signed.",
    ),
    (
        "not-yet-valid",
        "Қол қойылған сәтте сертификат әлі күшіне енбеген.",
        "На момент подписания сертификат ещё не действовал.",
        "The certificate was not yet in force when the document was signed.",
    ),
    (
        "usage",
        "Бұл сертификат құжаттарға қол қоюға арналмаған.",
        "Этот сертификат не предназначен для подписания документов.",
        "This certificate is not meant for signing documents.",
    ),
    (
        "profile",
        "Сертификатта иесінің деректері (ЖСН, БСН) түсініксіз жазылған.",
        "Сведения о владельце (ИИН, БИН) в сертификате записаны неоднозначно.",
        "The certificate names its holder (IIN, BIN) ambiguously.",
    ),
    ("revoked", "Сертификат қайтарып алынған.", "Сертификат отозван.", "The certificate has been revoked."),
    (
        "revocation-unknown",
        "Сертификаттың қайтарып алынған-алынбағаны қазір белгісіз. Тексеру қайталанады.",
        "Сейчас неизвестно, не отозван ли сертификат. Проверка будет повторена.",
        "It is not known now whether the certificate is revoked. The check will be repeated.",
    ),
    (
        "timestamp-wrong",
        "Уақыт белгісі жарамсыз.",
        "Метка времени недействительна.",
        "The time stamp is not valid.",
    ),
    (
        "timestamp-future",
        "Уақыт белгісі болашақтағы сәтті көрсетеді.",
        "Метка времени указывает на будущее.",
        "The time stamp lies in the future.",
    ),
    (
        "timestamp-unavailable",
        "Уақыт белгісін қазір алу мүмкін емес. Тексеру қайталанады.",
        "Метку времени сейчас получить нельзя. Проверка будет повторена.",
        "A time stamp cannot be obtained now. The check will be repeated.",
    ),
    (
        "internal",
        "Тексеру аяқталмады. Ол қайталанады.",
        "Проверка не завершена. Она будет повторена.",
        "The check was not completed. It will be repeated.",
    ),
)
REASONS: dict[str, Reason] = {code: Reason(code, kk, ru, en) for code, kk, ru, en in _TEXTS}


def reason(code: str, detail: str = "") -> Reason:
    """The reason of this code; `detail` is for the log and the developer, in English."""
    known = REASONS[code]
    return Reason(known.code, known.kk, known.ru, known.en, detail)
