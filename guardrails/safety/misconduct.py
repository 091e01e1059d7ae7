"""Signs of harassment, discrimination, retaliation, violence or unsafe work."""

import re

_WHO = r"(?:he|she|they|my (?:boss|manager|colleague|director|vp|lead|client|customer|buyer|coworker|co-worker|teammate)|the (?:boss|manager|client|customer|buyer|director|vp|ceo|cfo)|someone|a (?:client|customer|colleague|buyer|manager))"

SIGNS = re.compile(
    "|".join(
        (
            r"\bsexual(?:ly)? (?:harass\w*|assault\w*|comments?|advances?|favou?rs?|remarks?|jokes?|suggestive)\b",
            r"\b(?:harass(?:ed|es|ing|ment)?|molest\w*|grop(?:ed|es|ing)|rap(?:ed|ist)|stalk(?:ed|s|ing))\b",
            rf"\b{_WHO}(?: \w+)? (?:touch(?:ed|es|ing)|grabb?(?:ed|s|ing)|kiss(?:ed|es|ing)|slapp?(?:ed|s|ing)|hit|hits|punch(?:ed|es)|shov(?:ed|es)|pushed|threw (?:a|his|her|something)|threaten(?:ed|s|ing)?) (?:me|my (?:leg|knee|thigh|hand|back|waist|arm|hair|bum|butt|breast|shoulder|face)|something at me|\w+ at me)\b",
            r"\b(?:touched|grabbed|groped|put (?:his|her|their) hands? on) (?:me|my (?:leg|knee|thigh|back|waist|bum|butt|breast))\b",
            rf"\b{_WHO}(?: \w+)? (?:asked|asks|pressur\w+|push\w+|wants?|expects?|offered|told) (?:me )?(?:to|for) (?:sleep with|have sex|come to (?:his|her|their) (?:room|hotel)|go to (?:his|her) room|nudes?|a kiss)\b",
            r"\b(?:racist|sexist|homophobic|transphobic|antisemitic|islamophobic|misogynist\w*) (?:\w+ )?(?:joke|jokes|comment|comments|remark|remarks|slur|slurs|abuse|boss|manager|colleague|things?|stuff|to me)\b",
            r"\b(?:calls?|called|calling) me (?:a |an )?(?:n-?word|slur|racial|retard|fag\w*|paki|slut|whore|bitch|cripple)\b",
            r"\b(?:racial|ethnic|homophobic) slurs?\b",
            r"\bdiscriminat(?:ed|es|ing|ion|e)\b(?! (?:pricing|price|analysis|function|power|between))",
            r"\b(?:because|cos|bc|since) (?:i(?:'m| am|m) |of my |of me being )(?:pregnan\w*|a woman|black|gay|a muslim|muslim|jewish|asian|disabled|trans|too old|my age|age|race|religion|gender|skin|accent|disability|pregnancy)\b",
            r"\b(?:passed over|denied|refused|demoted|fired|let go|cut from|taken off)\b.{0,60}\b(?:pregnan\w*|maternity|parental leave|race|religion|gender|disability|my age)\b",
            r"\bretaliat(?:ed|es|ing|ion|e)\b(?! (?:on price|with a (?:discount|lower|counter)|by (?:cutting|lowering|dropping) (?:their )?pric\w+))",
            r"\b(?:punish(?:ed|es|ing)?|fired|demoted|threaten\w*)\b.{0,40}\b(?:for|after|because i) (?:report\w*|complain\w*|speaking up|spoke up|whistle\w*|went to hr|going to hr)\b",
            r"\bbully(?:ing|ied|ies)? (?:me|us)\b|\b(?:bullied|bullying) (?:me|by (?:my|him|her|them|the))\b|\bi(?:'m| am|m) being bullied\b|\bworkplace bullying\b",
            r"\bunsafe (?:work\w*|conditions?|site|truck|van|vehicle|equipment|machine\w*)\b|\b(?:forced|made|makes|told) (?:me|us) to (?:drive|work) (?:drunk|without (?:sleep|rest|a (?:helmet|harness|break))|\d+ hours straight)\b",
            r"\bhostile work(?:place| environment)\b|\b(?:physically|verbally) (?:abus\w*|attack\w*|assault\w*)\b|\bassault(?:ed|s|ing)? (?:me|her|him|a colleague|someone)\b",
            r"\b(?:inappropriate|unwanted|creepy) (?:touch\w*|comments? (?:about|on) my (?:body|looks|clothes|legs|chest)|advances?|messages? (?:at night|about my body))\b|\bcomments? (?:about|on) my (?:body|legs|breasts?|chest|bum|butt)\b",
        )
    ),
    re.IGNORECASE,
)

HARMLESS = re.compile(
    "|".join(
        (
            r"\b(?:not|never|isn'?t|wasn'?t|don'?t mean|no) (?:being |been )?(?:harass\w*|discriminat\w*|bull(?:y|ied)\w*|stalking|assault\w*)\b",
            r"\b(?:i|we)(?:'m|'ve| am| have| feel like i'm| feel like i am| don'?t want to| keep| was| were)? (?:been |be )?(?:harass\w*|stalk\w*|bully\w*) (?:him|her|them|people|prospects?|buyers?|customers?|the (?:buyer|customer|client|prospect))(?: with (?:calls|emails|mails))?\b",
            r"\bstalk(?:ed|ing)? (?:him|her|them|their|his|the) (?:on )?(?:linkedin|profile|website|company|account)\w*\b|\bsales stalk\w*\b",
            r"\b(?:harassment|discrimination|anti-?bullying|bullying) (?:training|software|policy|module|course|platform|prevention|hotline)\b|\bdiscrimination (?:law|software|training)\b",
            r"\bgrop(?:ed|ing) (?:around |about )?(?:for|in the dark)\b",
            r"\b(?:he|she|they|the (?:buyer|client|customer)|procurement)(?: \w+)? (?:hit|hits|grabbed|pushed|threatened|touched|slapped) (?:me|us) (?:with|up|for|back|on|to (?:leave|walk|switch|cancel|go)|down|hard on|by surprise)\b",
            r"\bthreaten(?:ed|s|ing)? (?:me |us )?(?:to (?:leave|walk|switch|cancel|go|churn|pull|move|buy)|with (?:the competition|a competitor|leaving|cancel\w*))\b",
        )
    ),
    re.IGNORECASE,
)
