"""The people of the licence: a key for the story, a territory, what a visitor is told."""

MAIN, SECOND, THIRD = "71", "75", "79"
MAY_APPLY, APPLICANT, AGENT = "may-apply-licence", "licence-applicant", "agent"

PLOTS: dict[str, tuple[str, str]] = {
    # nobody's story yet: a visitor writes it, by his labour activity
    "prosecutor": (MAIN, MAY_APPLY), "enforcer": (SECOND, MAY_APPLY),
    # at the licensor's desk, each in another state
    "received": (MAIN, APPLICANT), "checking": (SECOND, APPLICANT), "concluded": (THIRD, APPLICANT),
    "endorsed": (MAIN, APPLICANT), "unpaid": (SECOND, APPLICANT), "disapproved": (MAIN, APPLICANT),
    "incomplete": (THIRD, APPLICANT), "refused": (MAIN, APPLICANT),
    # who holds a licence: agents of three districts
    "agent-1": (MAIN, AGENT), "agent-2": (MAIN, AGENT), "agent-3": (SECOND, AGENT),
    "agent-4": (SECOND, AGENT), "agent-5": (THIRD, AGENT), "renewed": (MAIN, AGENT),
    "renewing": (THIRD, AGENT), "suspended": (SECOND, AGENT), "resumed": (MAIN, AGENT),
    "terminated": (THIRD, AGENT), "deprived": (SECOND, AGENT),
}  # fmt: skip
"""In the order in which the sign-in page offers them."""
POSTS = (("licensing-head", ""), ("licensor", ""), ("licensor", ""),
         ("chamber", MAIN), ("chamber", SECOND), ("chamber", THIRD))  # fmt: skip
"""The Ministry's officers who license, and the regional chambers."""
