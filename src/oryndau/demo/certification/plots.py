"""The candidates of the demonstration: a key for the story, a territory, and what a visitor is told."""

MAIN, SECOND, THIRD = "71", "75", "79"
"""Territories of the story: Astana has sessions of every kind, Almaty and Shymkent one each."""
NEW, ADMITTED, CANDIDATE = "may-apply", "admitted", "candidate"

PLOTS: dict[str, tuple[str, str]] = {
    # nobody's story yet: a visitor writes it
    "new-main": (MAIN, NEW), "new-second": (SECOND, NEW), "new-third": (THIRD, NEW),
    # admitted to the session of the next working morning
    "waits-1": (MAIN, ADMITTED), "waits-2": (MAIN, ADMITTED), "waits-3": (MAIN, ADMITTED),
    # of that session too: before, after a hearing
    "hearing": (MAIN, CANDIDATE), "heard": (MAIN, CANDIDATE),
    # the session that is concluded
    "passed": (MAIN, CANDIDATE), "passed-licence": (MAIN, CANDIDATE), "casting-vote": (MAIN, CANDIDATE),
    "voted-down": (MAIN, CANDIDATE), "failed-test": (MAIN, CANDIDATE), "absent": (MAIN, CANDIDATE),
    "suspended": (MAIN, CANDIDATE), "refused": (MAIN, CANDIDATE),
    # the session whose minutes were taken back and drawn up anew
    "second-passed": (SECOND, CANDIDATE), "second-recused": (SECOND, CANDIDATE),
    "second-failed": (SECOND, CANDIDATE),
    # the session under way
    "interviewed": (THIRD, CANDIDATE), "at-interview": (THIRD, CANDIDATE),
    # the session that is open for applications
    "registered": (MAIN, CANDIDATE), "incomplete": (MAIN, CANDIDATE), "returned": (MAIN, CANDIDATE),
    "unanswered": (MAIN, CANDIDATE), "withdrawn": (MAIN, CANDIDATE), "moved": (MAIN, CANDIDATE),
    "licence": (THIRD, CANDIDATE),
}  # fmt: skip
"""The candidates in the order in which the sign-in page offers them."""
POSTS = ("clerk", "proctor", "secretary", *["commission"] * 4)
"""The posts of certification in a busy territory; its head signs, and may chair the Commission."""
