"""What every official document has at its head and foot: the body, who acts, addresses, where to check it."""

from django.conf import settings

from oryndau.documents.content import Office, Official
from oryndau.law.facts import Address
from oryndau.law.territories import Territory, TerritoryKind, territory
from oryndau.law.text import Text
from oryndau.people.models import Body, Staff


def check_url(number: str) -> str:
    """Where anybody can check a document with this public number."""
    return f"{settings.SITE_URL}/check/{number}"


def address_line(address: Address) -> Text:
    """An address in one line, as forms print it: the territory by its name in each language, the rest as it
    was written. A city that is its own territory is named once.
    """
    found = territory(address.region)
    district = [address.district] if address.district else []
    house = f"{address.street}, {address.house}" + (f"-{address.flat}" if address.flat else "")
    place = district if _is_the_territory(address.settlement, found) else [*district, address.settlement]

    def line(language: str) -> str:
        postal = [address.postal_code] if address.postal_code else []
        return ", ".join([*postal, found.name.in_(language), *place, house])

    return Text(kk=line("kk"), ru=line("ru"), en=line("en"))


def _is_the_territory(settlement: str, found: Territory) -> bool:
    """Whether the settlement is the territory itself: "Астана" is Astana, but "Ақтөбе" is not its region."""
    names = found.name.as_dict().values()
    whole = settlement in names
    return whole or (found.kind is not TerritoryKind.REGION and any(settlement in name for name in names))


def office(code: str) -> Office:
    """The territorial justice body with its address (Law Art. 10(2)1). The operator gives the address."""
    body = Body.objects.filter(pk=code).first()
    lines = (body.address_kk, body.address_ru, body.address_en) if body else ("", "", "")
    name = territory(code).name
    told = [line or fallback for line, fallback in zip(lines, (name.kk, name.ru, name.en), strict=True)]
    return Office(name=territory(code).justice_body, address=Text(kk=told[0], ru=told[1], en=told[2]))


def ministry() -> Office:
    """The Ministry of Justice: the licensor, and the national body in the capital (A2 p.2; Art. 167)."""
    return Office(
        name=Text(
            kk="Қазақстан Республикасының Әділет министрлігі",
            ru="Министерство юстиции Республики Казахстан",
            en="Ministry of Justice of the Republic of Kazakhstan",
        ),
        address=Text(kk="Астана қаласы", ru="город Астана", en="Astana"),
    )


def official(staff: Staff, en: str = "") -> Official:
    """Who makes the act: position, surname and initials (Art. 10(2)3). `en` names the position for
    English readers; official documents are Kazakh and Russian.
    """
    person = staff.person
    initials = "".join(f"{part[0]}. " for part in (person.name, person.patronymic) if part).strip()
    position = Text(kk=staff.position_kk, ru=staff.position_ru, en=en or staff.position_ru)
    return Official(position=position, surname=person.surname, initials=initials or person.name)
