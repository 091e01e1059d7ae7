"""Signs of bribery, collusion, deceit of a customer, side deals or misuse of data."""

import re

SIGNS = re.compile(
    "|".join(
        (
            r"\bbrib(?:e|es|ed|ing|ery)\b",
            r"\bkick ?-?backs?\b",
            r"\bunder the table\b|\bslip (?:him|her|them) (?:some )?(?:cash|money|an envelope|something)\b|\benvelopes? (?:of|with|full of) (?:cash|money)\b|\bbrown envelope\b|\bgrease (?:his|her|their|some|a few) palms?\b",
            r"\bside[- ](?:letter|agreement|deal)s?\b(?=.*\b(?:off|hide|hidden|secret|without|nobody|not tell|finance|legal|book|audit|cancel|out clause|recogni[sz]e))|\bsecret side[- ](?:letter|agreement|deal)\b|\bside letters?\b",
            r"\bprice[- ]?fix(?:ing|ed)?\b|\bfix(?:ing)? (?:the )?prices? with\b|\b(?:agree|agreed|agreeing|coordinate|align(?:ed)?) (?:on )?(?:our |the )?(?:prices?|pricing|bids?|tenders?) with (?:a |the |our |another )?(?:competitor|competition|rival|other (?:bidder|supplier|vendor))\w*\b|\bbid[- ]?rigging\b|\bcollu(?:de|sion|ding)\b|\bcartel\b|\b(?:split|divide|carve up) (?:the )?(?:market|territor\w+|customers) with (?:a |the |our )?(?:competitor|rival)\w*\b",
            r"\b(?:lie|lied|lying) to (?:the |a |my |our |this )?(?:customer|client|buyer|prospect|cfo|procurement|auditor|regulator)s?\b|\bmislead(?:ing)? (?:the |a |my |our |them|him|her|investors?)\s?(?:customer|client|buyer|prospect|auditor)?s?\b|\bdeceiv(?:e|ed|ing) (?:the |a |my |our )?(?:customer|client|buyer|prospect)s?\b|\b(?:hide|hid|hiding|conceal\w*|cover(?:ed|ing)? up) (?:the |a |that |this )?(?:\w+ )?(?:defects?|faults?|recall|breach|safety (?:issue|problem|report)|test results?|incident|known (?:issue|bug))\b",
            r"\b(?:fake|faked|faking|forge|forged|forging|falsif\w+|backdat(?:e|ed|ing)|doctor(?:ed|ing)?) (?:the |a |an |some |his |her |their |my )?(?:\w+ )?(?:signature|signatures|contract|contracts|invoice|invoices|po|order|orders|numbers|references?|documents?|expenses?|receipts?|date|dates|report|reports|certificates?|data)\b",
            r"\b(?:money laundering|launder(?:ed|ing)? money|insider (?:trading|information|info)|tax evasion|sanctions? (?:evasion|busting)|embezzl\w+|fraud(?:ulent)?)\b",
            r"\b(?:stole|steal|stealing|took|take|taking|copy|copied|download(?:ed)?|export(?:ed)?) (?:the |our |my |a |their |his |her )?(?:\w+ )?(?:customer (?:list|data|database)|client (?:list|data|database)|trade secrets?|confidential (?:data|files?|documents?)|competitor'?s? (?:data|pricing|files?|price list))\b(?=.*\b(?:old|former|last|previous|new|without|personal|leav\w+|before i (?:go|leave)|competitor|usb|private)\b)",
            r"\b(?:use|used|using|buy|bought|sell|sold|share|shared|scrap(?:e|ed|ing)) (?:\w+ )?(?:personal|private|patient|leaked|stolen|health) (?:data|records|information|emails)\b(?=.*\b(?:without|leak|consent|permission|illegal|gdpr|nobody|secret)\b)|\b(?:leaked|stolen) (?:data|list|price list|documents?|tender|bid)\b|\b(?:got|have|has|sent me|leaked me|saw) (?:the |a |our )?competitor'?s? (?:sealed |confidential |secret )?(?:bid|tender|offer)\b(?=.*\b(?:confidential|sealed|secret|leak\w*|shouldn'?t|not supposed|inside)\b)",
            r"\b(?:pay|paid|paying|gift|gifted|give|gave|offer|offered) (?:him|her|them|the (?:buyer|official|purchaser|inspector|procurement \w+)) (?:\w+ ){0,4}(?:personally|privately|in cash|cash|a (?:rolex|holiday|vacation|car|watch)|to (?:sign|pick us|choose us|win|look away))\b",
            r"\b(?:book|booked|recogni[sz]e|recogni[sz]ed|record|recorded|log|logged) (?:the |a |fake |this |that )?(?:deal|revenue|order|orders|sale|sales) (?:early|before (?:it'?s |it is |they )?sign\w*|that (?:doesn'?t|don'?t|didn'?t) exist|that isn'?t|that aren'?t)\b(?=.*\b(?:fake|audit|illegal|not allowed|isn'?t real|doesn'?t exist|to hit|before)\b)|\bchannel stuffing\b|\bfake (?:orders?|deals?|revenue|leads?|reviews?)\b",
        )
    ),
    re.IGNORECASE,
)

HARMLESS = re.compile(
    "|".join(
        (
            r"\b(?:anti-?bribery|anti-?fraud|fraud) (?:detection|prevention|software|policy|training|tool|team|platform|solution|module|department|analyst|protection)\b|\bfraud (?:use case|product|market|analytics)\b",
            r"\b(?:not|never|no|isn'?t|wasn'?t|don'?t|won'?t|wouldn'?t|didn'?t|haven'?t|without) (?:want to |going to |be |been |ever )?(?:brib\w+|lie|lied|lying|mislead\w*|fak(?:e|ed|ing)|fraud\w*|collu\w+)\b",
            r"\bbribe(?:d)? (?:the kids|my kids|myself|the team|them|him|her) with (?:pizza|donuts|doughnuts|coffee|chocolate|biscuits|cake|ice cream)\b|\bfeels? like (?:a )?(?:fraud|brib\w+)\b|\b(?:i'?m|i am|feel(?:ing)? like) (?:a |such a )?fraud\b",
            r"\bdrink(?:ing)? under the table\b|\b(?:under|beneath) the table (?:with|by) (?:her|his|my) (?:foot|leg|knee)\b|\bkick me under the table\b|\bkick(?:ed|s)? (?:him|her|me|us) under the table\b",
            r"\bfixed (?:price|prices|pricing)\b",
        )
    ),
    re.IGNORECASE,
)
