"""The verbs of sales work as reps write them: what can be done next, and what was done. Word lists, no rules."""

ACTS = frozenset(
    "accept add agree aim answer apologise apologize arrange ask attend avoid back bake block book brief "
    "bring build buy "
    "call cancel change chase check choose clean clear close collect come compare confirm confront connect "
    "contact copy "
    "count cut deal decide delay delegate deliver demo describe ditch do double draft drink drive drop email escalate "
    "explain figure fill find finish fix flag focus follow forward get give go hand have hear hire hold ignore improve "
    "insist introduce invite involve join jump keep lead learn leave let list listen log look lower mail make map meet "
    "mention message move name negotiate nod note nudge offer open organise organize own park pass pause pay "
    "phone pick "
    "ping pitch plan play postpone practise practice prep prepare present print propose prospect pull push put qualify "
    "question quit raise read rebook record refuse rehearse remind remove repeat reply report request "
    "reschedule research "
    "respond rest return review rewrite ring role-play run save say schedule see sell send set share shift "
    "shorten show "
    "shrink shut sign simplify sit skip sleep slow sort speak spell split stand start stay step stick stop summarise "
    "summarize swap switch take talk teach tell test text thank think tidy time track train transfer trim try "
    "turn update "
    "use visit wait walk warn wear withdraw work write yell".split()
)
"""Base forms with which a step or a way begins: "ring her", "send one page"."""

IMPERSONAL = frozenset(
    "lose miss fail die panic freeze forget blow hate love like need want know hope guess bet feel believe "
    "assume suppose "
    "wonder mean regret struggle worry fear dread end doubt mess choke fold cave chicken crack explode cry "
    "starve suck win "
    "hear remember understand".split()
)
"""What happens to somebody rather than what somebody sets out to do: "i'll lose it" promises nothing."""

DEEDS = frozenset(
    "asked pitched talked talk sent gave offered forgot assumed waited pushed rushed avoided showed skipped "
    "promised nodded folded "
    "panicked let discounted listened explained interrupted presented demoed called rang emailed mailed wrote "
    "said told "
    "went froze caved dodged hid lied ignored missed dropped cut jumped started stopped left took brought "
    "booked chased "
    "quoted answered agreed accepted guessed hoped trusted relied prepared prepped didnt never overpromised oversold "
    "undersold rambled babbled mumbled lectured hesitated procrastinated postponed ducked backed bragged sold "
    "didn't focused used spent kept made".split()
)
"""Past forms that, without a subject, are the rep's own deed: "never asked", "pitched too early"."""
