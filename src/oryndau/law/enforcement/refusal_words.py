"""What the checks of Art. 38 say, in three languages (E-10)."""

from __future__ import annotations

from typing import Final

from oryndau.law.text import Text

SIGNED: Final = Text(
    kk="өтініш бар, оған өндіріп алушы немесе оның өкілі қол қойған",
    ru="заявление есть и подписано взыскателем или его представителем",
    en="the application is there, signed by the claimant or a representative",
)
SIGNATURE_BAD: Final = Text(
    kk="өтініштегі қолтаңба расталмады",
    ru="подпись под заявлением не подтверждена",
    en="the signature of the application did not verify",
)
SIGNATURE_UNKNOWN: Final = Text(
    kk="қолтаңба әлі тексерілген жоқ",
    ru="подпись ещё не проверена",
    en="the signature has not been verified yet",
)
AUTHORITY_EXPIRED: Final = Text(
    kk="ұсынылған күні сенімхаттың мерзімі өтіп кеткен",
    ru="в день предъявления доверенность уже истекла",
    en="the power of attorney had expired on the day of presentation",
)
CLAIMANT_UNKNOWN: Final = Text(
    kk="өндіріп алушының ЖСН немесе БСН көрсетілмеген: өтініш берушімен салыстыру мүмкін емес",
    ru="ИИН или БИН взыскателя не указан: сравнить с заявителем нельзя",
    en="the claimant's IIN or BIN is not stated, so it cannot be compared with the applicant's",
)
NOT_THE_CLAIMANT: Final = Text(
    kk="өтініш беруші өндіріп алушы емес және өкіл ретінде көрсетілмеген",
    ru="заявитель — не взыскатель и не указан как представитель",
    en="the applicant is not the claimant and does not apply as a representative",
)
PLACE_FITS: Final = Text(
    kk="құжат 52-бап бойынша атқару орнында ұсынылған",
    ru="документ предъявлен по месту исполнения согласно статье 52",
    en="presented at a place of execution under Article 52",
)
PLACE_WRONG: Final = Text(
    kk="бұл аумақ борышкер үшін 52-бапта көзделген орын емес",
    ru="эта территория не является местом исполнения по статье 52",
    en="this territory is not a place of execution under Article 52",
)
PLACE_UNKNOWN: Final = Text(
    kk="борышкердің мекенжайы, жұмысы немесе мүлкі көрсетілмеген",
    ru="не указаны адрес, работа или имущество должника",
    en="no address, work or property of the debtor is stated",
)
LIMIT_RUNS: Final = Text(
    kk="ұсыну мерзімі өткен жоқ",
    ru="срок предъявления не истёк",
    en="the limit of presentation has not expired",
)
LIMIT_EXPIRED: Final = Text(
    kk="ұсыну мерзімі өтіп кеткен",
    ru="срок предъявления истёк",
    en="the limit of presentation has expired",
)
LIMIT_RESTORED: Final = Text(
    kk="мерзімді сот қалпына келтірген",
    ru="срок восстановлен судом",
    en="the court restored the limit",
)
LIMIT_PERIODIC: Final = Text(
    kk="мерзімді төлемдер: құжат тағайындалған бүкіл уақытта жарамды",
    ru="периодические платежи: документ действует всё время, на которое они присуждены",
    en="periodic payments: the document is valid for the whole time awarded",
)
LIMIT_INTERRUPTED: Final = Text(
    kk="мерзім үзілген және әлі қайта басталған жоқ",
    ru="срок прерван и ещё не возобновился",
    en="the limit is interrupted and does not run",
)
LIMIT_NOT_BEGUN: Final = Text(
    kk="мерзім әлі басталған жоқ",
    ru="срок ещё не начался",
    en="the limit has not begun",
)
LIMIT_NONE: Final = Text(
    kk="заң мұндай құжатқа мерзім белгілемеген",
    ru="закон не устанавливает срока для такого документа",
    en="the law sets no limit for such a document",
)
FORM_TO_READ: Final = Text(
    kk="құжаттың нысанын сот орындаушысы оқып тексереді",
    ru="форму документа проверяет исполнитель",
    en="the bailiff reads the form of the document",
)
REQUISITES_ALL: Final = Text(
    kk="атқару парағының барлық деректемелері көрсетілген",
    ru="все реквизиты исполнительного листа указаны",
    en="all requisites of a writ are stated",
)
REQUISITES_LACK: Final = Text(
    kk="өтініште кейбір деректемелер көрсетілмеген; құжаттың өзінен қараңыз",
    ru="в заявлении указаны не все реквизиты; проверьте по самому документу",
    en="some requisites are not stated in the application; look at the document itself",
)
TERMINATED: Final = Text(
    kk="өтініш беруші іс жүргізу бұрын тоқтатылғанын көрсетті",
    ru="заявитель указал, что производство раньше прекращалось",
    en="the applicant states that proceedings were terminated before",
)
NOT_TERMINATED: Final = Text(
    kk="өтініш бойынша іс жүргізу бұрын тоқтатылмаған",
    ru="по заявлению, производство раньше не прекращалось",
    en="by the application, proceedings were not terminated before",
)
AT_ONCE: Final = Text(
    kk="дереу орындалатын құжат",
    ru="документ подлежит немедленному исполнению",
    en="the document is executed at once",
)
NOT_IN_FORCE: Final = Text(
    kk="акт заңды күшіне енген жоқ",
    ru="акт не вступил в законную силу",
    en="the act is not in legal force",
)
IN_FORCE: Final = Text(
    kk="акт заңды күшіне енген",
    ru="акт вступил в законную силу",
    en="the act is in legal force",
)
PRIVATE_ONLY: Final = Text(
    kk="тек жеке сот орындаушысына қатысты",
    ru="касается только частного судебного исполнителя",
    en="concerns private bailiffs only",
)
ACT_NOT_NEEDED: Final = Text(
    kk="мұндай құжатқа сот актісінің көшірмесі қажет емес",
    ru="для такого документа копия судебного акта не нужна",
    en="no copy of a judicial act goes with such a document",
)
ACT_NOT_ATTACHED: Final = Text(
    kk="сот актісінің көшірмесі қоса берілмеген",
    ru="копия судебного акта не приложена",
    en="no copy of the judicial act is attached",
)
ACT_ATTACHED: Final = Text(
    kk="сот актісінің көшірмесі қоса берілген; күшіне енгені туралы белгіні қараңыз",
    ru="копия судебного акта приложена; проверьте отметку о вступлении в силу",
    en="a copy of the judicial act is attached; look for the mark of entry into force",
)
FILE_TO_READ: Final = Text(
    kk="896-бап бойынша мәліметтерді сот орындаушысы тексереді",
    ru="сведения по статье 896 проверяет исполнитель",
    en="the bailiff checks the data of Article 896",
)
NOT_ADMINISTRATIVE: Final = Text(
    kk="әкімшілік құқық бұзушылық туралы қаулы емес",
    ru="не постановление по административному делу",
    en="not a resolution in an administrative case",
)
NO_EARLIEST: Final = Text(
    kk="бес жұмыс күні туралы ереже қолданылмайды",
    ru="правило пяти рабочих дней не применяется",
    en="the rule of five working days does not apply",
)
TOO_EARLY: Final = Text(
    kk="күшіне енгеннен кейін бес жұмыс күні өтпеген",
    ru="пять рабочих дней после вступления в силу не прошли",
    en="five working days after taking effect have not passed",
)
NOT_TOO_EARLY: Final = Text(
    kk="күшіне енгеннен кейін бес жұмыс күні өткен",
    ru="пять рабочих дней после вступления в силу прошли",
    en="five working days after taking effect have passed",
)
NO_ORGANISATION: Final = Text(
    kk="тараптар арасында заңды тұлға жоқ",
    ru="среди сторон нет юридических лиц",
    en="no party is a legal entity",
)
DISSOLVED: Final = Text(
    kk="тізілім бойынша заңды тұлға таратылған, қайта ұйымдастырылған немесе банкрот",
    ru="по реестру юридическое лицо ликвидировано, реорганизовано или банкрот",
    en="by the register, a legal entity was dissolved, reorganised or is bankrupt",
)
NOT_DISSOLVED: Final = Text(
    kk="тізілім бойынша заңды тұлғалар жұмыс істейді",
    ru="по реестру юридические лица действуют",
    en="by the register, the legal entities are active",
)
REGISTER_SILENT: Final = Text(
    kk="мемлекеттік тіркелім әлі жауап берген жоқ",
    ru="государственный реестр ещё не ответил",
    en="the state register has not answered",
)
NO_FINE: Final = Text(
    kk="айыппұл туралы құжат емес",
    ru="не документ о штрафе",
    en="not a document about a fine",
)
VOLUNTARY_UNKNOWN: Final = Text(
    kk="ерікті төлеу мерзімі көрсетілмеген",
    ru="срок добровольной уплаты не указан",
    en="the term of voluntary payment is not stated",
)
VOLUNTARY_RUNS: Final = Text(
    kk="ерікті төлеу мерзімі өткен жоқ",
    ru="срок добровольной уплаты не истёк",
    en="the term of voluntary payment has not ended",
)
VOLUNTARY_OVER: Final = Text(
    kk="ерікті төлеу мерзімі өткен",
    ru="срок добровольной уплаты истёк",
    en="the term of voluntary payment has ended",
)
DIFFERS: Final = Text(
    kk="тізілімдегі деректер өтініштегіден өзгеше",
    ru="сведения реестров расходятся с заявлением",
    en="registers say otherwise than the application",
)
AGREES: Final = Text(
    kk="тізілімдердегі деректер өтінішке сай",
    ru="сведения реестров совпадают с заявлением",
    en="registers agree with the application",
)
