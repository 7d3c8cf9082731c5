"""How a refused claimant can put things right: the advice printed under each curable ground (E-10).

Whether a ground is curable is law (Art. 38(3): all but sub-items 5 and 12) and comes with the ground; these
are the words that tell a claimant what to do about it.
"""

from __future__ import annotations

from typing import Final

from oryndau.law.text import Text

_CURES: Final[dict[str, Text]] = {
    "1": Text(
        kk="өндіріп алушы немесе оның өкілі қол қойған өтінішті (өкіл үшін өкілеттігін растайтын құжатпен "
        "бірге) қоса беру",
        ru="приложить заявление, подписанное взыскателем или его представителем (для представителя — вместе "
        "с документом о полномочиях)",
        en="attach an application signed by the claimant or the representative (with proof of authority)",
    ),
    "2": Text(
        kk="атқарушылық құжатты атқарушылық әрекеттер жасалатын жер бойынша аумақтық органға ұсыну "
        "(Заңның 52-бабы)",
        ru="предъявить исполнительный документ в территориальный орган по месту совершения исполнительных "
        "действий (статья 52 Закона)",
        en="present the document to the territorial body at the place of the enforcement actions (Art. 52)",
    ),
    "3": Text(
        kk="ұсыну мерзімін қалпына келтіру туралы өтінішпен сотқа жүгініп, сот актісін қоса беру "
        "(Заңның 13-бабы)",
        ru="обратиться в суд с заявлением о восстановлении срока предъявления и приложить судебный акт "
        "(статья 13 Закона)",
        en="ask the court to restore the term of presentation and attach its ruling (Art. 13)",
    ),
    "4": Text(
        kk="құжатты берген сотқа немесе органға жүгініп, талаптарға сай ресімделген атқарушылық құжатты алу",
        ru="обратиться в суд или орган, выдавший документ, и получить исполнительный документ, оформленный "
        "по установленным требованиям",
        en="obtain from the issuing court or body a document that meets the requirements",
    ),
    "6": Text(
        kk="акт заңды күшіне енгеннен кейін құжатты қайта ұсыну",
        ru="предъявить документ повторно после вступления акта в законную силу",
        en="present the document again once the act has taken effect",
    ),
    "7": Text(
        kk="атқарушылық әрекеттерге қажетті соманы жеке сот орындаушысының ағымдағы шотына он күн "
        "ішінде енгізу",
        ru="в десятидневный срок внести на текущий счёт частного судебного исполнителя сумму, необходимую "
        "для исполнительных действий",
        en="pay the advance to the private bailiff's current account within ten days",
    ),
    "8": Text(
        kk="судьяның қолымен және соттың мөрімен расталған, заңды күшіне енгені туралы белгісі бар сот "
        "актісінің көшірмесін қоса беру",
        ru="приложить копию судебного акта с отметкой о вступлении в законную силу, заверенную подписью "
        "судьи и печатью суда",
        en="attach a copy of the judicial act with the mark of entry into force, certified by judge and seal",
    ),
    "9": Text(
        kk="Әкімшілік құқық бұзушылық туралы кодекстің 896-бабында көзделген мәліметтер мен құжаттарды ұсыну",
        ru="представить сведения и документы, предусмотренные статьёй 896 Кодекса об административных "
        "правонарушениях",
        en="present the data and documents of Art. 896 of the Code of Administrative Offences",
    ),
    "10": Text(
        kk="Заңның 11-бабының 1-1-тармағында белгіленген мерзім өткеннен кейін құжатты қайта ұсыну",
        ru="предъявить документ повторно по истечении срока, установленного пунктом 1-1 статьи 11 Закона",
        en="present the document again after the term of Art. 11(1-1)",
    ),
    "11": Text(
        kk="құжатты құзыреті бойынша сот орындаушысына ұсыну (Заңның 138-бабы)",
        ru="предъявить документ судебному исполнителю, к компетенции которого он относится "
        "(статья 138 Закона)",
        en="present the document to the bailiff who is competent for it (Art. 138)",
    ),
    "13": Text(
        kk="айыппұлды ерікті түрде төлеу мерзімі өткеннен кейін құжатты қайта ұсыну",
        ru="предъявить документ повторно по истечении срока добровольной уплаты",
        en="present the document again after the term of voluntary payment",
    ),
    "order": Text(
        kk="дұрыс құжаттар мен мәліметтерді ұсынып, өтінішті қайта беру",
        ru="подать заявление повторно, представив достоверные документы и сведения",
        en="apply again with reliable documents and data",
    ),
}


def how_to_cure(sub_item: str) -> Text | None:
    """What to do about a ground: a sub-item of Art. 38(1), "1" … "13", or "order" (E-10(1))."""
    return _CURES.get(sub_item)


def clause_of_refusal(sub_item: str) -> Text:
    """The clause of a ground as a decree cites it, in full words and not by an abbreviation."""
    if sub_item == "order":
        return Text(
            kk="№ 69 бұйрыққа 3-қосымшадағы Стандарттың бас тарту негіздерінің 1) тармақшасы",
            ru="подпункт 1) оснований для отказа Стандарта (приложение 3 к Приказу № 69)",
            en="sub-item 1) of the grounds for refusal of the Standard (Appendix 3 to Order No. 69)",
        )
    return Text(
        kk=f"Заңның 38-бабы 1-тармағының {sub_item}) тармақшасы",
        ru=f"подпункт {sub_item}) пункта 1 статьи 38 Закона",
        en=f"Art. 38(1), sub-item {sub_item}) of the Law",
    )
