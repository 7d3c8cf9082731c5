"""Components and formats for templates: `{% load oryndau %}`.

Components take the typed pieces of `oryndau.pages.components`; what they draw is the design system's markup
(`templates/portal/components/`). E-05, E-11: what an applicant and a bailiff see.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from oryndau.pages import formats
from oryndau.pages.components import Clock, Happening, Link, Pages, Row, Table, Tag, Task, Tone
from oryndau.portal.components import draw, problems

register = template.Library()
_TAG = '<strong class="govuk-tag govuk-tag--{}"><span class="shape" aria-hidden="true">{}</span>{}</strong>'
"""Not a template of its own: a list shows a tag in every line."""


@register.filter
def day(value: date | None) -> str:
    """A date in words; empty for None."""
    return formats.day(value) if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """A date with the day of its week; empty for None."""
    return formats.weekday(value) if value else ""


@register.filter
def short_day(value: date | None) -> str:
    """A date in figures; empty for None."""
    return formats.short_day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A date and Kazakhstan's time; empty for None."""
    return formats.moment(value) if value else ""


@register.filter
def hour(value: datetime | None) -> str:
    """Kazakhstan's time of day; empty for None."""
    return formats.hour(value) if value else ""


@register.filter
def tenge(value: Decimal | int | str | None) -> str:
    """A sum in tenge; empty for None."""
    return "" if value is None else formats.tenge(value)


@register.filter
def figure(value: Decimal | int) -> str:
    """A number with the language's separators."""
    return formats.number(value)


@register.filter
def text(value: Any) -> str:
    """A law's text (`law.text.Text`) in the page's language; anything else as it is."""
    return str(value.in_(formats.page_locale().language)) if hasattr(value, "in_") else str(value)


@register.filter
def by_kind(messages: Iterable[Any]) -> list[tuple[str, list[str]]]:
    """The messages of a page as what was done and what is important: one banner for each, so that no two

    landmarks of a page have the same name.
    """
    told: dict[str, list[str]] = {"success": [], "": []}
    for message in messages:
        told["success" if message.level_tag == "success" else ""].append(str(message))
    return list(told.items())


@register.simple_tag
def back_link(url: str, words: str = "") -> SafeString:
    """The way back, at the top of a page (block `before_content`)."""
    return draw("back_link", url=url, words=words or _("Back"))


@register.simple_tag
def breadcrumbs(*links: Link) -> SafeString:
    """Where the page stands, from the home page down."""
    return draw("breadcrumbs", links=links)


@register.simple_tag
def button(words: str, url: str = "", kind: str = "", **attributes: object) -> SafeString:
    """A button, or a link that looks like one. `kind`: "", secondary, warning or start."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value}
    return draw("button", words=words, url=url, kind=kind, attributes=named)


@register.simple_tag(name="tag")
def state_tag(tag: Tag | str, tone: str = Tone.NEUTRAL) -> SafeString:
    """A state: its words and a shape, the colour only as a third sign."""
    shown = tag if isinstance(tag, Tag) else Tag(tag, Tone(tone))
    return format_html(_TAG, shown.tone.colour, shown.tone.shape, shown.text)


@register.simple_tag
def summary_list(rows: Sequence[Row]) -> SafeString:
    """Key and value lines, each with its Change link where it can be changed."""
    return draw("summary_list", rows=rows, changeable=any(row.change for row in rows))


@register.simple_tag
def error_summary(*given: forms.BaseForm) -> SafeString:
    """What is wrong in the forms, first on the page, with links to the fields; else nothing."""
    return (
        draw("error_summary", problems=problems(given))
        if any(form.errors for form in given)
        else SafeString()
    )


@register.simple_tag
def error_prefix(*given: forms.BaseForm) -> str:
    """Put before the page's title when a form is wrong, so that a tab and a screen reader say so."""
    return _("Error:") + " " if any(form.errors for form in given) else ""


@register.simple_tag
def table(content: Table) -> SafeString:
    """A table that scrolls by itself on a phone and can be reached by keyboard."""
    rows = [list(zip(content.columns, row, strict=True)) for row in content.rows]
    return draw("table", table=content, rows=rows)


@register.simple_tag
def pagination(pages: Pages) -> SafeString:
    """Previous and next; nothing when there is only one page."""
    return draw("pagination", pages=pages) if pages.previous or pages.next else SafeString()


@register.simple_tag
def timeline(happenings: Iterable[Happening]) -> SafeString:
    """What happened, in the order given."""
    return draw("timeline", happenings=happenings)


@register.simple_tag
def clock(content: Clock) -> SafeString:
    """A deadline in words, with its reckoning day by day."""
    return draw("clock", clock=content)


@register.simple_tag
def task_list(tasks: Sequence[Task]) -> SafeString:
    """What is to be done, and how each piece stands."""
    return draw("task_list", tasks=tasks)


@register.simple_tag
def progress(step: int, of: int, name: str = "") -> SafeString:
    """Where a wizard stands: step x of y."""
    return draw("progress", step=step, of=of, name=name)


@register.simple_tag
def print_button(words: str = "") -> SafeString:
    """Print the page; shown only where JavaScript works."""
    return draw("print_button", words=words or _("Print this page"))


@register.simple_tag
def file_upload(field: BoundField) -> SafeString:
    """A file's field; the same as `{{ field.as_field_group }}`, named for who looks for it."""
    return SafeString(field.as_field_group())


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Text set apart."""
    return draw("inset", content=content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """Something with consequences; "Warning" is read out before it."""
    return draw("warning", content=content)


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    """Text that unfolds."""
    return draw("details", content=content, summary=summary)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Said where a list has nothing to show; the content tells what to do."""
    return draw("empty_state", content=content, title=title)


@register.simple_block_tag
def banner(content: str, title: str = "", kind: str = "") -> SafeString:
    """A notification banner; `kind`: "" or success."""
    return draw("banner", content=content, title=title, kind=kind)
