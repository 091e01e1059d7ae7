"""Signs that somebody is overwhelmed, burnt out or in panic, short of danger."""

import re

_SELF = r"(?:i'?m|i am|im|i feel|feel(?:ing)?|i'?ve been|been|am|so|totally|completely|just|really)"

SIGNS = re.compile(
    "|".join(
        (
            rf"\b{_SELF} (?:\w+ )?(?:overwhelmed|burn(?:t|ed)[- ]?out|hopeless|worthless|desperate|depressed|broken|numb|falling apart|at breaking point|close to breaking)\b",
            r"^(?:so |totally |completely )?(?:overwhelmed|burn(?:t|ed)[- ]?out)\b",
            r"\b(?:having|had|have|getting|get|keep having|another) (?:a |an |my )?(?:panic attacks?|anxiety attacks?|breakdown|nervous breakdown|meltdown)\b",
            r"\bpanic(?:king)? (?:attacks?|every (?:day|night|morning))\b",
            r"\b(?:can'?t|cannot|couldn'?t) (?:cope|breathe|stop (?:crying|shaking)|take (?:it|this|much more|any more)(?: any ?more)?|get out of bed|function|do this any ?more)\b",
            r"\b(?:crying|cried|cry) (?:every (?:day|night|morning)|in the (?:car|toilet|bathroom|office|loo)|all (?:day|night|weekend)|myself to sleep|before (?:work|calls?|meetings?))\b",
            r"\b(?:haven'?t|not|barely|hardly|can'?t) (?:slept|sleep|sleeping|eaten|eat) (?:in|for|since|at all|any ?more|properly (?:in|for))\b",
            r"\b(?:burn[- ]?out|burnout)\b(?! rate)",
            r"\b(?:breaking|broke|break) down (?:crying|in tears|in front|at work|every)\b|\bi(?:'m| am|m) breaking (?:down|apart)\b|\bi(?:'m| am|m) (?:a wreck|at my limit|at the end of my (?:rope|tether)|falling to pieces|drowning(?! in (?:leads|email|emails|mail|paperwork|admin|crm|rfps?)))\b",
            r"\bi (?:hate|loathe) (?:myself|my life)\b|\bi(?:'m| am|m) (?:a )?(?:worthless|total failure|nothing)\b",
            r"\b(?:my )?(?:depression|anxiety) (?:is|has|got|gets|came|keeps)\b|\bmental health\b(?! (?:app|software|company|client|customer|clinic|provider|market|product|account|platform|startup))",
            r"\b(?:scared|afraid|dread(?:ing)?) (?:to get up|of getting up|every (?:single )?morning)\b",
            r"\bdrinking (?:every night|to (?:cope|sleep|forget))\b",
            r"\bcan'?t (?:even )?(?:open|look at) my (?:mailbox|inbox|email|laptop|phone)\b(?=.*\b(?:overwhelm|panic|cry|scared|shak))",
        )
    ),
    re.IGNORECASE,
)

HARMLESS = re.compile(
    "|".join(
        (
            r"\b(?:not|never|n't|isn'?t|wasn'?t|aren'?t) (?:\w+ )?(?:overwhelmed|burn(?:t|ed)[- ]?out|burnout|desperate|depressed|hopeless|panicking)\b",
            r"\b(?:they|he|she|customer|customers|buyer|buyers|client|clients|prospect|team|it|the (?:buyer|customer|client|team|cfo|it))(?:'re|'s| is| are| was| were| seems?| looks?| felt| feels?) (?:\w+ )?(?:overwhelmed|burn(?:t|ed)[- ]?out|desperate|numb|broken)\b",
            r"\b(?:our|the|this|their|my) (?:\w+ )?(?:process|system|crm|demo|link|laptop|forecast|pipeline|funnel|tool|market|price|pricing|lead|leads|headset|mic) (?:is|was|are|got|looks?|feels?) (?:\w+ )?(?:broken|hopeless|worthless|depressed)\b",
            r"\bhopeless at\b|\bdesperate (?:for|to)\b|\bdepressed (?:prices?|market|demand)\b|\bburn(?:t|ed)[- ]?out (?:leads?|lists?|territor\w+)\b|\bcan'?t take (?:it|this) (?:to|into|further|off|up|out)\b|\bcan'?t cope with (?:the )?(?:volume|demand|load)\b",
            r"\bi would(?:n'?t)? panic\b|\bpanic (?:buying|discount\w*|mode)\b|\bcan'?t do this any ?more (?:than|cheaper|at|for|with)\b",
            r"\b(?:look|looks|looked|looking|sound|sounds|sounding|seem|seems|appear|came across|come across) (?:so |too |a bit |really )?(?:desperate|overwhelmed|broken)\b|\b(?:i feel|feeling) (?:\w+ )?desperate (?:for|to)\b",
        )
    ),
    re.IGNORECASE,
)
