"""What everybody who speaks to the review is promised, with its limits: said aloud, on a date, before the conversation."""

PROMISE: tuple[str, ...] = (
    "What you say helps us to see the work as it looked at the time. We look at what helped and what hindered, and not for somebody to blame.",
    "Nobody is named. You are known by your position only, the family by pseudonyms, and the report names no place.",
    "What you say is used in the drafts and in the report. The others who take part read the drafts and keep them inside the group.",
)

LIMITS: tuple[str, ...] = (
    "if a child is at risk now",
    "if we hear of serious misconduct",
    "if the police or a court ask for what was said",
)
