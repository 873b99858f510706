"""Words that stand in every text and say nothing of what it is about."""

_WORDS = """
a about above across after again against all almost also although always am among an and another any anyone anything
are around as at away be because become becomes been before being below between both but by can cannot could did do
does doing done down during each either else enough even ever every everyone everything few for from further get gets
give given gives go goes had has have having he her here hers herself him himself his how however i if in instead
into is it its itself just least less let like little made make makes making many may me might mine more most much
must my myself near need needs neither never no nobody none nor not nothing now of off often on once one only onto
or other others ought our ours out over own per quite rather really same seem seemed seems seen several shall she
should since so some somebody someone something sometimes soon still such take taken takes than that the their theirs
them themselves then there therefore these they thing things this those though through thus till to together too
toward towards under unless until up upon us use used uses using usually very was way we well were what whatever when
where whereas whether which while who whoever whole whom whose why will with within without would yet you your yours
s t d ll re ve m don didn doesn isn wasn weren aren hasn haven hadn won wouldn couldn shouldn
"""
STOP_WORDS = frozenset(_WORDS.split())

# In nearly every finding of a review: by themselves no reason to lay two beside each other.
_COMMON = """
actually agencies agency another asked asking assess assessment care carer case cases child childhood children comes
coming concern concerned concerns families family father fathers finding findings health home information know known
local meeting meetings mother mothers note notes parent parents people person plan plans practice practitioner
practitioners professional professionals protection question questions record records report reports review reviews risk
risks school schools service services social staff team teams think time times told understand understanding visit
visits whose work worker workers working young
"""
COMMON = frozenset(_COMMON.split())
