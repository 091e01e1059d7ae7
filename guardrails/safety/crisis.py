"""Signs that somebody may harm themselves or others, said outright or obliquely."""

import re

_NO = r"(?<!not )(?<!n't )(?<!never )(?<!nt )"
_I = r"(?:i(?:'m| am|m)?|we)"

SIGNS = re.compile(
    "|".join(
        (
            # outright
            rf"{_NO}\b(?:kill|hang|shoot|drown|hurt|harm|cut(?:ting)?) (?:myself|my self)\b",
            r"\b(?:killing|hurting|harming|hanging|shooting|cutting) (?:myself|my self)\b",
            r"\bend (?:my (?:own )?life|it all|everything tonight|myself)\b",
            r"\b(?:ending|took|take|taking) my (?:own )?life\b",
            r"\b(?:commit(?:ting)?|thinking (?:of|about)|thought (?:of|about)|considering|feel(?:ing)?) (?:suicide|suicidal)\b",
            r"\b(?:i'?m|i am|am|feel|feeling|been|so) suicidal\b",
            r"\bsuicidal thoughts?\b",
            r"\bsuicide\b",
            r"\bself[- ]?harm(?:ing|ed)?\b",
            r"\b(?:i )?(?:want|wanna|wanted|wish|ready|going|gonna|rather|like|plan(?:ning)?) to (?:die|be dead)\b",
            r"\bwanna die\b",
            r"\b(?:wish|wished) (?:that )?(?:i|i'd|id) (?:were|was|be|had been)?\s?(?:dead|never (?:been )?born|not (?:alive|here anymore))\b",
            r"\bdon'?t (?:want|wanna) (?:to )?(?:live|be alive|be here|exist|wake up)\b(?! (?:in|at|for|near|on|with)\b)",
            r"\b(?:better off|be better) dead\b",
            r"\boverdos(?:e|ed|ing) (?:on|myself)\b|\b(?:take|took|taking|swallow) (?:all (?:my|the)|the whole bottle of|too many) (?:pills|tablets|meds)\b",
            r"\b(?:jump|jumping|throw myself|step) (?:off|from|in front of) (?:a|the|this|that) (?:bridge|roof|building|balcony|train|bus|car|window)\b",
            r"\bdrive (?:my (?:car )?|the car |myself )?(?:off the (?:road|bridge)|into (?:a|the) (?:tree|wall|truck))\b",
            # oblique
            r"\b(?:everyone|everybody|they|you|people|the world|my (?:family|kids|wife|husband|team|partner))(?: all)?(?:'d| would| will|d)?(?: all)? (?:be|is|are) better(?: off)? without me\b",
            r"\bbetter off without me\b",
            r"\b(?:no|not any|isn'?t any|don'?t see (?:a|the|any)|can'?t see (?:a|the|any)|what'?s the) (?:point|reason) (?:in |to |of )?(?:living|life|being (?:here|alive)|going on|carrying on|go on|carry on|live|anything|anymore|any more)\b",
            r"\bdon'?t see (?:the|a|any) point (?:in (?:any of )?(?:it|this)(?: all)? )?any ?more\b",
            r"\b(?:can'?t|cannot|don'?t want to) (?:go on|carry on|do this life)(?: (?:any ?more|like this|living))?\s*(?=[.!?,;]|$|and\b|i\b)",
            r"\b(?:don'?t|do not) (?:want|wanna) (?:to )?(?:be here|wake up|go on|carry on)(?: any ?more| tomorrow)?\s*(?=[.!?,;]|$|and\b)",
            r"\bnothing (?:left )?(?:to|worth) liv(?:e|ing)(?: for)?\b|\blife (?:isn'?t|is not|'?s not) worth\b|\bnot worth living\b",
            r"\b(?:tired of|done with|sick of) (?:living|life|being alive|existing)\b",
            r"\b(?:said|say|saying|written|wrote|writing) (?:my )?goodbyes?\b(?= (?:to (?:everyone|my|them|the kids)|letters?|notes?))|\bgoodbye (?:letter|note)s?\b",
            r"\b(?:won'?t|will not|not going to|not gonna) be (?:here|around|alive) (?:much longer|tomorrow|next (?:week|month|year)|any ?more)\b(?! (?:because|cos|as) i'?m (?:on|leaving|moving))",
            r"\b(?:disappear|sleep|go to sleep|fall asleep) (?:forever|for good|and (?:never|not) (?:wake|come))\b",
            r"\bno one would (?:notice|miss me|care) if i (?:was|were|am|died|disappeared|vanished)\b|\bnobody would (?:notice|miss me|care) if i\b",
            # others
            rf"\b{_I}(?:'?ll| will|'?m going to| want to| am going to| wanna|m gonna|'?m gonna| could| swear i'?ll)? ?(?:really |actually |honestly )?(?:want to |going to |gonna )?(?:kill|murder|stab|strangle|shoot) (?:him|her|them|my (?:boss|manager|colleague|wife|husband)|everyone|somebody|someone)\b",
            r"\b(?:bring|bringing|brought|take|taking) (?:a|my|the) (?:gun|knife|weapon) (?:to|into) (?:work|the office)\b",
            r"\bi(?:'ve| have)? (?:got|have|bought) (?:a|my) (?:gun|rope|pills)\b",
        )
    ),
    re.IGNORECASE,
)

HARMLESS = re.compile(
    "|".join(
        (
            r"\bsuicide (?:pricing|price|prices|mission|discount|offer|terms|squad|bid)\b",
            r"\b(?:career|commercial|political|professional|brand|margin|business)[- ](?:suicide)\b",
            r"\b(?:not|never|n't|nt) (?:feeling |thinking about |thinking of |considering )?(?:suicidal|suicide)\b",
            r"\b(?:not|never|wouldn'?t|won'?t|don'?t) (?:going to |gonna |want to |wanna )?(?:kill|hurt|harm|end) (?:myself|my self|my life)\b",
            r"\bsuicide prevention\b(?= (?:charity|org|hotline|line|ngo|project|software|deal|account|client))",
            r"\b(?:kill|killing|killed|murder|murdered|shoot|slaughter(?:ed)?) (?:the|this|that|our|their|a|any) (?:deal|project|idea|offer|quarter|budget|contract|momentum|pitch|pilot|competition|vendor|account|lead|call|demo|messenger|slide|feature|number|numbers)\b",
            r"\bshoot (?:him|her|them|someone|somebody|everyone) (?:an?|over|the|my|back|another|some)\b",
            r"\b(?:working|work|prepping|calling|beating|killing|kicking) myself (?:to death|into the ground|up)\b|\bkill(?:ed|ing)? myself (?:laughing|over|for (?:this|that|the)|to (?:get|make|hit|win|close|finish|prepare|meet)|with (?:work|prep|overtime)|on (?:this|that|the))\b",
            r"\bto die for\b|\bdying to\b|\b(?:want|wanted) to die (?:of|from|with) (?:embarrassment|shame|boredom|laughter|laughing)\b|\bcould have died\b",
            r"\bi (?:just )?wanted to (?:die|disappear)(?: (?:right )?(?:there|then|on the spot|in that (?:room|meeting|call)))\b",
            r"\b(?:my (?:boss|manager|wife|husband|partner)|she|he|they|cfo|ceo)(?:'ll| will| would|'d| is going to|'s going to| gonna)? (?:kill|murder|shoot|strangle) me\b",
            r"\b(?:could|could've|could have|wanted to|want to) (?:kill|murder|strangle) (?:him|her|them|my (?:boss|manager|colleague))(?: (?:lol|haha|for that|sometimes|honestly))?(?= ?(?:lol|haha|for|sometimes|when he|when she|😂|🤣))",
            r"\bend it all (?:up|in|with)\b|\bthe deal would be better off without me\b|\b(?:account|deal|project|meeting|call|team|pitch)(?: would be|'d be| is|'s)? better(?: off)? without me\b",
            r"\bdon'?t see (?:the|a|any) point (?:in|of) (?:calling|chasing|meeting|another|discount\w*|follow\w*|send\w*|more|this (?:deal|call|demo|meeting|tool|crm|report)|the (?:crm|report|meeting|demo|call))\b",
            r"\bcan'?t go on (?:holiday|vacation|site|the call|leave|with (?:this|the) (?:deal|account|price|pricing|client|vendor))\b",
        )
    ),
    re.IGNORECASE,
)
