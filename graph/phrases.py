"""The phrases behind graph/signals.py: English as reps type it, apostrophes optional, matched on folded text."""

import re

HOLLOW = frozenset(
    "ok okay k kk okey oki okk yes yeah yep yup ya y yea yess no nope nah n idk dunno hm hmm hmmm hmmmm uh um "
    "uhm er ah "
    "oh huh lol haha hahaha fine sure cool nice great good thanks thx ty right maybe perhaps whatever alright "
    "aha mhm mm "
    "mmm well so eh meh hi hello hey true ditto idc test testing nm nothing none".split()
)
POLITE = frozenset(
    "i just really honestly sorry tbh still yet right now at all about it this that there here is a the an to be me my "
    "and but so oh well actually sure say what have got any more and and moment think guess man anything him her them "
    "yet on one of for im i'm with".split()
)
MASH_ROWS = (
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1234567890",
    "asdfasdfasdf",
    "jkljkljkl",
    "qweqweqwe",
    "sdfsdfsdf",
)

CLOSED_MOVES = frozenset(
    ("read-back", "ask-share", "ask-note-to-manager", "rating", "recap", "ics", "ask-did", "ask-next", "offer-length")
)
NUMBER_MOVES = frozenset(("ask-confidence", "ask-raise", "scale-now", "offer-length", "read-back"))
NO_IS_AN_ANSWER = frozenset(
    (
        *("ask-what-else", "ask-options", "ask-perspective", "ask-remove-constraint", "reflect-list"),
        *("ask-new-view", "ask-implication", "ask-contradiction", "hold", "ask-learning", "ask-control", "ask-tried"),
        *(
            "ask-what",
            "ask-when-trigger",
            "ask-obstacle",
            "ask-support",
            "ask-past-success",
            "ask-risk",
            "ask-evidence",
            "ask-raise",
            "ask-result",
        ),
    )
)
YES_OR_NO = re.compile(
    r"\W*(?:y|yes+|yea|yeah|yep|yup|ya|ok|okay|k|sure|fine|right|correct|good|great|perfect|n|no|nope"
    r"|nah|not|true|done|"
    r"alright)\b"
)
NEGATIVE = re.compile(r"\W*(?:no|nope|nah|none|nothing|not really|n)\W*(?:(?:no|nope|really|lol|tbh)\W*)?")

_WH = r"(?:how|what|why|who|whom|where|when|which|if|whether)"
STUCK = re.compile(
    r"\b(?:(?:i )?(?:really |honestly |still |just |actually )*(?:idk|dunno|d(?:on'?t|o not) (?:really |even )?know|"
    r"can'?t say|(?:have |got |ve |'ve )?(?:no|zero) (?:idea|clue)|haven'?t (?:a|got a) clue|not (?:a clue|sure)|"
    r"have nothing|am not sure|im not sure|i'm not sure)"
    rf"(?:\s+(?:about\s+)?{_WH}\b(?:\s+[\w']+){{0,7}}(?=\s*(?:$|[.!?,;])))?"
    r"|still nothing|can'?t think of (?:any(?:thing|one)?|one|nothing)|nothing comes(?: to mind| up)?"
    r"|(?:my )?mind(?:'s| is)? blank"
    r"|drawing a blank|i'?m (?:stuck|blocked|lost)|im (?:stuck|blocked|lost)|(?:you )?tell me you)\b"
)

REPORTED = re.compile(
    r"\b(?:he|she|they|said|says|saying|asked|asks|goes|went|told|tells|customer|buyer|client|boss|manager|when|if)"
    r"\s+(?:\w+\s+){0,2}[\"“'(:,]*\s*$"
)
_THING = (
    r"(?:an? |the |one |some |any |just |another |good |best |killer |single |quick |tiny |small |few |\d+ |your )*"
    r"(?:answer|hint|tip|tips|clue|line|opening line|closing line|script|sentence|word|words|template"
    r"|question|questions"
    r"|advice|example|examples|idea|ideas|option|options|list|suggestion|suggestions|solution"
    r"|recommendation|steps|draft"
    r"|opinion|mail|email|pitch|way|three|five|something|sth|anything)"
)
ANSWER = re.compile(
    r"\b(?:"
    r"(?:just |please |pls |can you |could you |why can'?t you )+(?:tell|answer|explain|advise"
    r"|help) me\b(?! (?:that|he|she|they)\b)"
    r"|tell me (?:what|how|which|who|the answer|exactly|straight)\b|cant? you (?:just )?(?:tell|explain"
    r"|answer|say|give)"
    r"|what (?:should|shall|do|can|could|must|would) (?:i|we) (?:do|say|write|ask|offer|answer|tell"
    r"|reply|send|charge|give)\b"
    r"(?! (?:differently|about myself))"
    r"|what am i supposed to (?:say|write)|what (?:would|wud|do) (?:you|u) (?:do|say|suggest|recommend"
    r"|advise|write|ask|propose"
    r"|tell|think)\b(?! (?:he|she|they|of me)\b)|how would you\b|what(?:'?s| is) your (?:advice|opinion"
    r"|take|recommendation|view)"
    rf"|(?:(?:give|hand|show|send) me|gimme) {_THING}\b|(?:any|some) (?:advice|tips?|ideas"
    r"|suggestions?|hints?|thoughts)\s*\?"
    r"|(?:one|a|another|small|tiny) (?:hint|tip|clue)\b|(?:is|was|would) (?:that|this|it|my \w+)(?: be)? (?:an? )?"
    r"(?:good|bad|ok|okay|right|fine|smart|stupid|enough|better)\b[^.!?]{0,20}(?:\?|, ?(?:yes or no|right|or not)|$)"
    r"|(?<!a )(?<!clear )(?<!straight )yes or no(?! (?:from|by|on|to|out of)\b)"
    r"|(?:can|could|will|would) (?:you|u) (?:please |pls |just |at least )?(?:write|draft"
    r"|give|suggest|recommend|rate|"
    r"rank|pick|choose|decide|list|send|make|help me (?:write|with|decide|choose|pick|find))\b"
    r"|what(?:'?s| is) (?:the )?(?:best|right|correct|smartest) (?:\w+ ){0,2}?(?:way|answer|thing|move"
    r"|approach|response|option|"
    r"next step|strategy|one)\b|what(?:'?s| is) the answer|i (?:just )?(?:want|need) (?:you to (?:tell"
    r"|say|give|answer|write)|"
    r"an? answer|the answer|answers|advice|a straight answer)|any sentence|just one (?:sentence|line"
    r"|word|hint)|answer me|answer the question"
    r"|which (?:one )?(?:should|would) (?:i|you|u)"
    r"|(?:^|[.!?,;]\s*|\bso )should (?:i|we)\b[^.!?]*\?|which (?:one )?(?:is|do you think is) (?:best|better)"
    r"|what do (?:you|u) think(?:\?|$| (?:about|of) (?:it|that|this)| is (?:better|best|right))"
    r")"
    r"|(?:^|[.!,;]\s*)(?:answer|hint|advice)\s*(?:[!?.]|$)"
    # An order opens its sentence, and "send the mail" is a plan of the rep's own.
    rf"|(?:^|[.!?,;]\s*)(?:please |pls |just |ok |so |then |and )*(?:give|show) {_THING}\b"
    r"|\b(?:pretend|imagine|act|roleplay|role-play|play)\b[^.!?]{0,30}\b(?:you(?:'?re| are|r)|to be"
    r"|as (?:a|my|if|the)|my (?:old )?(?:boss|"
    r"manager|mentor))\b|\byou are now\b|\bignore (?:all |your |the |my |previous "
    r"|any )+(?:instructions|rules|prompt)"
    r"|\b(?:warmer|hotter)\b.{0,12}\bcolder\b|\brate my\b|\bfinish (?:my|the|this) sentence|\bfill in the blanks?"
    r"|\bmultiple choice|\bhypothetically\b|\bwhat do you tell (?:him|her|them)\b|\bdon'?t (?:coach"
    r"|ask) me\b|\bstop asking\b"
    r"|\b(?:developer|debug|god) mode\b|\bsystem prompt\b"
)

PRIVACY = re.compile(
    r"\b(?:can|could|does|do|will|would|is|are) (?:my |the |our |any)?(?:manager|boss|company|employer"
    r"|admins?|it|hr|anyone|anybody"
    r"|someone|somebody|others?|people|team ?lead|they|he|she|you)(?: \w+)? (?:see|read|reads|look at"
    r"|access|sees|get to see|watch|"
    r"share|report|find out)\b[^.!?]{0,25}\b(?:this|that|it|chat|here|write|type|say|everything"
    r"|conversation|session|messages?|answers?|"
    r"with (?:him|her|them|my \w+))\b"
    r"|\bwho (?:can |else |all |will |gets to |actually )*(?:reads?|sees?|look(?:s)? at|has access)\b"
    r"|\bwhat (?:can|does|will|would|do) (?:my |the )?(?:manager|boss|company|they|hr) (?:see|get|know|read)\b"
    r"|\b(?:is|are) (?:this|that|it|these|what i (?:say|write|type)|the chat|my (?:answers|chats?"
    r"|messages))(?: \w+)? "
    r"(?:private|confidential|anonymous|secret|safe|shared|recorded|monitored|secure)\b"
    r"|\b(?:what about|how about) (?:my )?privacy\b|^\W*(?:and )?(?:hr|it|my boss|my manager|admins?)\s*\?+\W*$"
    r"|\b(?:this|it) stays? (?:between us|private|here)\s*\?"
)
AI = re.compile(
    r"\b(?:are|r) (?:you|u) (?:a |an |really |actually |even |some kind of )*(?:real|human|person|bot"
    r"|robot|ai|a\.i|machine|chatbot|chatgpt"
    r"|gpt|claude|llm|computer|alive|program)\b|\bam i (?:talking|chatting|speaking|writing) (?:to"
    r"|with) (?:a |an )?(?:real |actual )?"
    r"(?:human|person|bot|robot|ai|machine|computer)\b|\b(?:who|what) (?:are|r) (?:you|u)\s*(?:\?|$"
    r"|exactly|anyway|really)"
    r"|\bis (?:this|that|there) (?:a |an )?(?:real |actual )?(?:human|person|bot|ai|robot|chatbot"
    r"|chatgpt)\b|\bwhats this\s*\?*$"
    r"|\bwhat is this (?:thing|bot|app|tool)?\s*\?*$|\bwhich (?:ai|model|llm) (?:are|is)\b"
)
STORE = re.compile(
    r"\b(?:how|where|can) (?:do|can|could|would) ?i? ?(?:delete|erase|remove|export|download|wipe)\b[^.!?]{0,30}"
    r"\b(?:this|it|all|everything|chats?|data|session|history|messages?|account)\b"
    r"|\bcan i (?:delete|erase|remove|export|download|wipe) (?:this|it|all|everything|(?:my"
    r"|the) (?:chats?|data|session|history|messages?))"
    r"|\bwhat (?:do|does|will|is|gets?|are) (?:you|it|this|the (?:bot|app|tool))?\s?(?:being )?(?:store"
    r"|save|keep|record|log|remember|stored"
    r"|saved|kept|recorded|logged)d?\b|\b(?:where|how long) (?:is|are|do|does"
    r"|will)\b[^.!?]{0,25}\b(?:stored?|saved?|kept|keep)\b"
    r"|\b(?:do|will|does) (?:you|it|this) (?:store|save|keep|record|remember) (?:this|it|that|what|my"
    r"|everything|all)\b"
)
TIME = re.compile(
    r"\bhow (?:long|much time|many (?:more )?(?:questions|turns|minutes))\b[^.!?]{0,12}\b(?:(?:have"
    r"|do) (?:we|i|you) (?:still )?(?:have|got)"
    r"|left|is left|does (?:this|it) take|will (?:this|it) take|(?:this|it) takes?|to go)\b(?! (?:known"
    r"|been|waited|worked))"
    r"|\b(?:are we|is this) (?:nearly |almost )?(?:done|over|finished)\s*\?|\bhow much longer\b|\btime left\s*\?"
)
COMMITMENT = re.compile(
    r"\bwhat (?:did|have|had|was it|do) i (?:promised?|commit(?:ted)?(?: to)?|agreed?(?: to)?"
    r"|sign(?:ed)? up for|say i(?:'?d| would|'?ll) do"
    r"|said i(?:'?d| would) do|have to do|got to do)\b"
    r"|\bwhat(?:'?s| is| was| were| are) my (?:last |open |current |old )?(?:commitments?|promises?"
    r"|cards?|actions?|next step)\b"
    r"|\bwhat was i (?:supposed|meant|going) to do\b|\bremind me what i (?:promised|committed|said)\b"
)

COMMIT = re.compile(
    r"\b(?:skip (?:this|it|that|ahead|to (?:the )?(?:commit|end|action|step|card|plan)\w*)|(?:i|already"
    r"|ive|i've)\s*(?:already |do )?know what "
    r"(?:i(?:'?ll| will| want to| wanna| need to|'?m going to| have to)|to) (?:do|want)|(?:let'?s"
    r"|can we|could we|want to|just|wanna) "
    r"(?:just )?(?:commit|go to (?:the )?(?:action|commit|commitment|step|plan)"
    r"|get to (?:the )?(?:action|commitment|step|point|plan))\b"
    r"|(?:i'?ve|ive|i have) (?:already )?decided(?: what to do)?|i'?ve made up my mind"
    r"|ive made up my mind|ready to commit|i have my (?:plan|step)"
    r"|no more questions|enough questions)\b"
)
_BYE = (
    r"(?:bye(?: bye)?|cya|cu|see (?:you|ya|u)(?: later| tomorrow)?|later|ciao|stop(?: it| here| this"
    r"| now| please| pls)?|quit|exit|pause(?: this| here)?"
    r"|(?:i )?(?:gotta|got to|have to|need to|must|gtg|hafta) (?:go|run|leave|stop|dash|jump)(?: now"
    r"| sorry)?|gtg|brb|end(?: (?:it|this|here|session|"
    r"the session|the chat))?|(?:that'?s|thats|this is) enough(?: for (?:today|now))?|i'?m (?:done|out"
    r"|off)(?: here| for (?:today|now))?|im (?:done|out|off)"
    r"(?: here| for (?:today|now))?|let'?s (?:stop|end|leave it|finish|pause)(?: it| this| here| there"
    r"| now)?(?: for (?:today|now))?|no time(?: now)?"
    r"|(?:i )?want to (?:stop|end|quit|leave)(?: here| this| now)?|(?:can|could) we (?:stop|end|pause"
    r"|finish)(?: this| here| now)?|enough(?: for (?:today|now))?"
    r"|(?:continue|talk) (?:later|tomorrow|another time)|thats it for (?:today|now)"
    r"|that's it for (?:today|now)|good ?night|f(?:uck)? off)"
)
END = re.compile(
    r"\W*(?:(?:ok(?:ay)?|thanks?|thank you|thx|ty|sorry|alright|well|right|cool|great|please|no|nah"
    r"|actually|hey|customer(?: is)? (?:here|calling)|"
    rf"(?:my )?(?:call|meeting|train)(?: is| starts)? (?:now|starting|here))\W+)*{_BYE}(?:\W+(?:(?:bye"
    r"|thanks?|thank you|thx|sorry|now|please|pls|lol|then|"
    r"for today|for now|my (?:call|meeting|train)\b.{0,20}|a (?:call|meeting)\b.{0,20})\W*)*)?$"
)

_VAGUE_VERB = (
    r"(?:be|become|get|do|stay|focus|improve|work|try|keep|follow up|follow|own|sort|handle|manage|deal"
    r"|push|listen|prepare|pay|communicate|think|care|"
    r"engage|step up|step|make|give|put|take|show|learn|look|see|have|sell|plan|organi[sz]e"
    r"|prioriti[sz]e|trust|change|fix|grow|talk|ask|qualify|prospect)"
)
_VAGUE_OBJECT = (
    r"(?:more|less|better|harder|properly|well|faster|smarter|sooner|earlier|best|more often"
    r"|on top of (?:it|things|this|them|that|everything)|on track|at it|"
    r"on it|on (?:that|this|myself|my \w+|the (?:big|right|important) (?:ones|things))|it(?: out)?|that"
    r"|this|things|up|my (?:best|game|act)(?: together)?|"
    r"(?:more |less |a |really |much |very )*(?:proactive|present|confident|patient|organi[sz]ed"
    r"|focused|consistent|careful|positive|assertive|professional|"
    r"disciplined|prepared|curious|calm|good|aware|mindful|involved|efficient|productive|strategic"
    r"|honest|empathetic|persistent|attentive|better)(?: \w+)?|"
    r"(?:more |better |closer )?attention|(?:a |an |more |an extra )?(?:effort|difference)|with it"
    r"|about it|into it|a better (?:job|rep|seller|listener)|"
    r"(?:better|more) at \w+(?: \w+)?|at \w+ better|my time(?: better)?|closer|in touch|going|trying"
    r"|like that|the big ones|the right things|"
    r"more (?:questions|time|calls|energy|work)|the (?:relationship|process|account|deal|situation"
    r"|pipeline|forecast)(?: better| more)?|"
    r"my (?:discovery|demos?|pitch|calls|follow ?ups?|time management|pipeline|mindset|attitude"
    r"|outreach|prospecting|process|forecast)(?: better| more)?)"
)
VAGUE = re.compile(
    r"(?:(?:i|i'?ll|i will|im|i'm|going|gonna|to|just|try|trying|want|need|should|will|maybe|really"
    r"|definitely|be able|start|continue|keep|aim|and)\s+)*"
    rf"(?:{_VAGUE_VERB}(?:\s+(?:to|on|a bit|bit|much|just|even|really|my|being|doing|working|focusing"
    rf"|trying|getting))*(?:\s+{_VAGUE_VERB})?"
    rf"\s+{_VAGUE_OBJECT}|do better|own it|improve|follow up|try(?: harder| again| it)?"
    r"|think about (?:it|this|that)|keep (?:going|trying|pushing)"
    r"|stay (?:positive|focused|strong|calm|close|in touch)|see (?:what happens|how it goes)|something|step up|focus)"
    r"(?:\s+(?:with (?:them|him|her|it)|in general|from now on|next time|idk|i guess|this time"
    r"|going forward|again|and \w+ \w+|no excuses|on the (?:big|right|good|important|real) (?:ones"
    r"|things|deals|accounts)|lol|about it|here|there))*"
)

ENGLISH = frozenset(
    "the and to of i you he she they we it is are was were be been have has had do does did not dont didnt "
    "cant this that "
    "with for from but or if what when how who why my me him her them our your a an in on at by so just about "
    "as all can will "
    "would should could there their its im ive id no yes get got".split()
)
FOREIGN = frozenset(
    # German, Dutch
    "der das und ist nicht ich du wir sie ein eine einen einem mit auf für von zu den dem im sich auch noch "
    "aber wenn dann "
    "wie kann habe hat haben wird mein meine mir mich ihn ihm ihr sind bin schon nur aus bei nach oder weil "
    "dass ob doch mal "
    "het een niet ik je jij wij zij van op te voor met maar heb heeft zijn naar ook wat hij deze dit "
    # French
    "le les des une est pas je tu il elle nous vous ils que qui dans pour avec sur mais mon ma mes ce cette "
    "ne suis sont ont "
    "c'est j'ai du au aux plus leur comme être fait "
    # Spanish, Portuguese, Italian
    "desde hace dos cuando todo nada siempre el los las una uno es pero por para con mi que su lo se está "
    "estoy como muy más del al yo tengo ella ellos sin hay porque "
    "não um uma os as em com do da eu você ele ela mas são foi muito meu minha isso "
    "il gli che non sono per di della nel mio è ho hanno anche questo perché cosa come più lui lei ci si "
    # Polish, Scandinavian, Turkish
    "nie jest się na że jak ale mam moje och att det som jag inte är på för har med og ikke jeg er til bir ve "
    "bu için çok ne "
    "ben ama var değil".split()
) - frozenset(
    "do as me come no on in so was war die also in an am per do has had i is he her him den di lo um so ma do "
    "a er og var bin".split()
)
