"""What the story of a candidate's case says below its steps: to him, and to staff (C-05 to C-18, C-25).

He is told what concerns him; what a colleague wrote to a colleague, members' marks and names are not told.
"""

from typing import Any

from oryndau.certification.applying import words
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.wizard.reading import considering
from oryndau.wizard.reading import words as shared
from oryndau.wizard.reading.story import Reader, Told, tells

_KEY = CERTIFICATION.key
considering.tell(_KEY, words.GROUNDS)


@tells(_KEY, "find-complete", "move-session")
def _closing(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.CLOSES), reader.day(body["facts"]["closes_on"]))]


@tells(_KEY, "admit", "admit-after-hearing")
def _admitted(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(shared.NOTES), body["facts"].get("notes") or "")] if reader.staff else []


@tells(_KEY, "identify")
def _seated(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.SEAT), str(body["facts"]["seat"]))]


@tells(_KEY, "start-test")
def _started(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.ENDS), reader.moment(body["facts"]["ends_at"]))]


@tells(_KEY, "pass-test", "fail-test", "pass-on-appeal")
def _tested(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    said = say(words.OF).format(correct=facts["correct"], questions=facts["questions"])
    return [(say(words.CORRECT), said)]


@tells(_KEY, "sign-sheet")
def _sheet(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.CORRECT), str(body["facts"]["correct"]))]


@tells(_KEY, "re-mark")
def _marked_again(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    return [(say(words.QUESTION), facts["question"]), (say(words.CORRECT), str(facts["correct"]))]


@tells(_KEY, "suspend")
def _suspended(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.DESCRIBED), reader.of_two(body["facts"], "described"))]


@tells(_KEY, "appeal-question")
def _contested(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    return [(say(words.QUESTION), facts["question"]), (say(shared.REASON), facts["reason"])]


@tells(_KEY, "rule-on-question")
def _ruled(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    verdict = words.UPHELD if facts["upheld"] else words.DISMISSED
    return [
        (say(words.QUESTION), facts["question"]), (say(words.RULING), say(verdict)),
        (say(shared.REASONS), reader.of_two(facts, "reason")), (say(words.CORRECT), str(facts["correct"])),
    ]  # fmt: skip


@tells(_KEY, "interview")
def _interviewed(body: dict[str, Any], reader: Reader) -> list[Told]:
    return [(reader.say(words.ASKED), str(len(body["facts"]["questions"])))]


@tells(_KEY, "vote-pass", "vote-fail")
def _voted(body: dict[str, Any], reader: Reader) -> list[Told]:
    votes, say = body["facts"]["votes"], reader.say
    yes = sum(vote["choice"] == "pass" for vote in votes)
    return [(say(words.VOTES), say(words.FOR_AGAINST).format(yes=yes, no=len(votes) - yes))]


@tells(_KEY, "conclude-passed", "conclude-not-passed", "conclude-absent", "conclude-suspended")
def _concluded(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    again = facts.get("may_apply_from")
    return [
        (say(words.MINUTES), facts["minutes_number"]),
        (say(words.MAY_APPLY), reader.day(again) if again else ""),
    ]


@tells(_KEY, "certify", "deny")
def _decided(body: dict[str, Any], reader: Reader) -> list[Told]:
    facts, say = body["facts"], reader.say
    until = facts.get("valid_until")
    return [
        (say(words.NUMBER), facts["number"]), (say(words.VALID_UNTIL), reader.day(until) if until else ""),
    ]  # fmt: skip
