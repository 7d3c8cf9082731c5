"""Typeset documents: what the law asks, in letters that can be read back (E-03, E-07, E-08, E-10, E-11)."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError
from pypdf import PdfReader

from oryndau.documents import typeset
from oryndau.documents.content import Content
from oryndau.documents.tests import samples

EVERY_KIND = [
    samples.initiation(),
    samples.refusal("1", "5"),
    samples.application(),
    samples.application(form="an3", language="ru"),
    samples.slip(),
    samples.card(),
]


def text_of(content: Content) -> str:
    reader = PdfReader(io.BytesIO(typeset.render(content)))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize("content", EVERY_KIND, ids=lambda content: content.template)
def test_every_kind_is_tagged_pdf_a_and_the_same_bytes_each_time(content: Content) -> None:
    pdf = typeset.render(content)
    assert pdf == typeset.render(content)
    reader = PdfReader(io.BytesIO(pdf))
    xmp = reader.xmp_metadata
    assert xmp is not None
    packet = xmp.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in packet
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in packet
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == content.said_in()[0]
    assert content.number in packet


def kinds(model: type[Content]) -> set[str]:
    """The templates of a model of content and of all that are made of it, whatever room they stand in."""
    own = {model.template} if "template" in model.__dict__ else set()
    return own.union(*(kinds(each) for each in model.__subclasses__()))


def test_every_template_has_a_content_that_fills_it() -> None:
    assert kinds(Content) == set(typeset.templates())
    assert {content.template for content in EVERY_KIND} <= kinds(Content)


def test_a_decree_has_the_requisites_of_article_10_in_both_languages() -> None:
    text = text_of(samples.initiation())
    for requisite in (
        "Сынақ облысының Әділет департаменті", "Сынақ қаласы, Бірінші көше, 1",  # 1) body and address
        "2026 жылғы 24 қараша", "24 ноября 2026 года",  # 2) date
        "мемлекеттік сот орындаушысы", "государственный судебный исполнитель", "Әбдіқұлова Ғ. Ң.",  # 3) who
        "75-26-000045",  # 4) number of the proceeding
        "Қаралған мәселе", "Рассмотренный вопрос",  # 5) question
        "№ 261-IV", "39-баптары", "статьи 9, 10, 16, 36, 37 и 39",  # 6) grounds
        "ҚАУЛЫ ЕТЕМІН", "ПОСТАНОВЛЯЮ", "1\u00a0250\u00a0300".replace("\u00a0", " "),  # 7) operative part
        "10 жұмыс күні ішінде", "в течение 10 рабочих дней",  # 8) appeal
        samples.NUMBER, "https://oryndau.example/check/",
    ):  # fmt: skip
        assert requisite in text, requisite


def test_a_decree_to_initiate_tells_duties_check_and_term() -> None:
    text = text_of(samples.initiation())
    assert "не более 2 месяцев" in text
    assert "25 января 2027 года" in text
    assert "один раз в месяц" in text
    assert "айына бір рет" in text
    assert "Проверить посредством государственной автоматизированной" in text
    found = text_of(samples.initiation(other_proceedings=["75-25-000001"]))
    assert "75-25-000001" in found
    assert "Проверить посредством" not in found
    assert "иных исполнительных производств в отношении должника не выявлено" in text_of(
        samples.initiation(other_proceedings=[])
    )


def test_periodic_recoveries_have_no_term_of_two_months() -> None:
    text = text_of(samples.initiation(execution_months=None, execution_due_on=None))
    assert "Периодические платежи" in text
    assert "не более" not in text


def test_a_refusal_names_the_document_every_ground_and_the_cure() -> None:
    text = text_of(samples.refusal("1", "5"))
    assert "Исполнительный лист № 7512-26-00-2/101" in text
    assert "подпункт 1) пункта 1 статьи 38 Закона" in text
    assert "подпункт 5) пункта 1 статьи 38 Закона" in text
    assert "вправе повторно предъявить" in text
    assert "— заявление подписывает взыскатель или представитель с доверенностью." in text
    assert ".." not in text
    assert "не предусматривает повторного предъявления" in text
    assert "25 ноября 2026 года" in text


def test_a_refusal_on_curable_grounds_alone_does_not_speak_of_incurable_ones() -> None:
    assert "не предусматривает повторного" not in text_of(samples.refusal("2"))
    assert "вправе повторно предъявить" not in text_of(samples.refusal("12"))


def test_both_forms_of_application_carry_what_the_annexes_ask() -> None:
    kazakh, russian = text_of(samples.application()), text_of(samples.application(form="an3", language="ru"))
    assert "Атқарушылық іс жүргізуді қозғау туралы ӨТІНІШ" in kazakh
    assert "ЗАЯВЛЕНИЕ о выписке, направлении исполнительного листа" in russian
    for text in (kazakh, russian):
        for datum in ("ҮкіліҰлан", "900101300017", "claimant@example.kz", "+77000000000", "ab" * 32):
            assert datum in text.replace(" ", ""), datum
    assert "охраняемую законом тайну" in russian
    assert "заңмен қорғалатын құпияны" in kazakh


def test_kazakh_letters_can_be_read_back_and_searched() -> None:
    assert samples.KAZAKH in text_of(samples.initiation(notes=samples.KAZAKH))


def test_what_a_person_wrote_is_never_read_as_markup() -> None:
    wrote = '#panic("x") *bold* <label> @cite $x$ \\ #let a = 1'
    assert wrote in text_of(samples.initiation(notes=wrote))


def test_a_character_that_no_font_shows_is_printed_as_its_code() -> None:
    assert "a [U+1F600] b ₸" in text_of(samples.initiation(notes="a 😀 b ₸"))


def test_the_moment_of_making_is_the_only_date_in_the_file() -> None:
    pdf = typeset.render(samples.initiation(made_at=datetime(2020, 1, 2, tzinfo=UTC)))
    assert set(re.findall(rb"20\d\d-\d\d-\d\dT", pdf)) == {b"2020-01-02T"}


def test_a_template_and_data_that_do_not_agree_fail_loudly() -> None:
    with pytest.raises(typeset.TypesettingFailed):
        typeset.typeset(
            "decree-initiate", {"title": "x", "parts": [{"language": "kk"}]}, "kk", made_at=samples.MADE_AT
        )


def test_a_decree_without_debtor_or_ground_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        samples.initiation(debtors=[])
    with pytest.raises(ValidationError):
        samples.refusal()
