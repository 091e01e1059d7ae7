"""The pages' own texts, in one place. What the coach says is not here, and who may see what comes from the policy."""

from typing import Final

FOOT: Final = "An AI asks the questions here. It knows only what you tell it."
FOOT_SESSION: Final = "Only you can read this. An AI asks the questions; it knows only what you tell it."
FOOT_MANAGER: Final = "For helping people grow. Not for evaluation, ranking, pay, promotion or discipline."
FOOT_SAFETY: Final = "These words were written and checked by people, not by a model."

SIGN_IN_LEDE: Final = "It won’t tell you what to do. It asks, until you can hear what you think."
SIGN_IN_LINK: Final = (
    "Whoever runs this server hands you a link, with “coach invite”. It works once, for 15 minutes, and then this"
    " browser knows you. There is no password.",
    "On the machine it runs on, the first links were printed when it started.",
)
EXPIRED: Final = "It was used already, or it is older than 15 minutes. Nothing is wrong with your account."
NEW_LINK: Final = "Ask whoever sent you this one. On the machine itself, “coach invite” prints a new link."

TOPIC_HINT: Final = "A deal, a call, a colleague, yourself. One sentence is enough."
LENGTHS: Final = (
    (1, "minute", "One thought, one step"),
    (5, "minutes", "What happened, and why"),
    (30, "minutes", "A proper think"),
)
MINUTES: Final = {1: "1 minute", 5: "5 minutes", 30: "30 minutes"}
OUTCOMES: Final = (("done", "Done"), ("partly", "Partly"), ("not_done", "Not done"), ("changed", "It changed"))
NOTED: Final = {
    "done": "Noted: done.",
    "partly": "Noted: partly.",
    "not_done": "Noted: not done. That is worth knowing, too.",
    "changed": "Noted: it changed.",
}

STATUS: Final = {
    "reading": "Reading what you wrote",
    "writing": "Writing a question",
    "checking": "Checking that the question asks, and doesn’t tell",
}
LIMIT: Final = "After {} seconds you get a question from our own list instead."
ELAPSED: Final = "{} seconds. "
STILL_WRITING: Final = "The coach is still writing."
REPLYING: Final = "The coach is replying."
ASKED: Final = "The coach asked: {}"
HINT: Final = "Enter sends, Shift + Enter starts a new line"
HINT_BUSY: Final = "You can start writing. Answer opens when the question is here."
HINT_STOPPED: Final = "Stopped. Ask again, or write on."
HINT_AGAIN: Final = "What you wrote is kept. Ask again, or write on."
HINT_WAIT: Final = "An answer is still on its way here. What you wrote stays in the box."
HINT_GONE_ON: Final = "This conversation went on somewhere else. Reload the page; what you wrote stays in the box."
HINT_UNSAVED: Final = "That wasn’t saved. It’s our fault, not yours. It is still in the box: try again in a minute."
HINT_EMPTY: Final = "There is nothing to send yet. One sentence is enough."
HINT_LONG: Final = "That is longer than {} characters. Nothing was sent; it is still in the box."
ENDED_EARLY: Final = {
    "stopped": "Stopped before the question was there.",
    "failed": "The question didn’t come. It’s our fault, not yours.",
    "interrupted": "The server was restarted before the question came. What you wrote is kept.",
}
PRESSED: Final = {
    "stuck": "I’m stuck",
    "commit": "Skip to Commit",
    "confirm": "Yes, I’ll do this",
    "not_yet": "Not this, go back",
    "resume": "I’m safe. Go back to where I was",
}
NO_CONNECTION: Final = "There is no connection."
OFFLINE: Final = "Keep writing. Your words stay on this device, and you can send them when the connection is back."
MODEL_DOWN: Final = (
    "Until it is back, questions come from our own list. They are plainer, and they still ask about your words."
    " Nothing you wrote is lost."
)

STUCK: Final = "I’m stuck"
STEER: Final = "Steer: skip ahead, pause or end"
SKIP_MEANING: Final = "Say what you’ll do. That you skipped is noted for you alone."
PAUSE_MEANING: Final = "Pick it up where you left it."
END_MEANING: Final = "A commitment isn’t needed."
NOTHING_NOTED: Final = "Nothing yet. What you say will stand here, word for word."

LINES: Final = {
    "action": "I will",
    "trigger": "when",
    "done_evidence": "I’ll know, because",
    "obstacle": "If",
    "plan": "then I will",
}
WILL: Final = "I will"
MEAN_TO: Final = "I mean to"
INTENTION: Final = "An intention, no date"
PRIVATE: Final = "Private"
SHARED_SINCE: Final = "Shared with {} since {}"
YOUR_MANAGER: Final = "your manager"
NOTE_TO_YOU: Final = "A note to you"
NO_ACTION: Final = "Say in a few words what you’ll do."
LINE_LONG: Final = "Longer than {} characters."
BAD_DATE: Final = "This isn’t a date. Pick one, or leave it empty."
NO_WHEN: Final = "Say when: a moment or a day. Or keep it as an intention, with no date."
LOOK_AGAIN: Final = (
    "You changed it, so look once more: below is exactly what {} would see now. If that is right, say yes."
)
SHARE_OFF: Final = "Off. {} can’t see this promise, or that it exists. It counts just as much."
SHARE_ON: Final = "On. From today {} sees exactly this, and nothing more: {}. You can take it back any time."
SHARE_NEVER: Final = "Not your when, your if, how you’ll know, how sure you are, or a word of this conversation."
NO_MANAGER: Final = "Nobody else can see this: nobody leads a team that you are on."

PAUSED_ON: Final = "Paused {}"
LEFT_ON: Final = "Left {}"
IN_STEP: Final = ", in {}"
PAUSED: Final = "Everything is where you left it."
OVER: Final = {
    "complete": "That’s it. It is yours now.",
    "partial": "That’s enough for now.",
    "closed_for_safety": "This conversation is closed.",
}
NEXT_TIME: Final = "The next time you come back after that, the first question will be what came of it."
LEARNING_HINT: Final = "Nothing new is an answer too. Leave it empty."

SAFETY_TITLE: Final = "I’ve stopped the coaching."
NOBODY_TOLD: Final = (
    "Nobody at work can see this page, what you wrote, or that it happened. It won’t be used in any later conversation."
)
MISREAD: Final = "If this page misread you, nothing is lost."

NO_TEAM: Final = "This page is for people who lead a team here, and shows them only what was shared with them."
TEAM_LEDE: Final = "Everything here is what people chose to put in front of you, in their words."
NOTHING_SHARED: Final = (
    "That says nothing about what anyone is doing. Most promises are private, and should be. When somebody shares one,"
    " it stands here, in their words."
)
NO_COMMITMENTS: Final = "Nothing yet. When you say yes to one at the end of a conversation, it stands here."

PRIVACY_LEDE: Final = (
    "You see everything that is yours. This is what others see. The table is made from the rules the software enforces,"
    " so it can’t say one thing and do another."
)
WHAT_THIS_IS: Final = (
    "It is an AI. It knows only what you tell it: it hasn’t heard your calls and can’t see your CRM.",
    "It asks. It won’t give you answers, scripts or verdicts, and it doesn’t replace your manager.",
    "It is for your development. Not for evaluation, ranking, pay, promotion or discipline.",
    "It is not HR, legal advice or health care, and telling it something is not a report.",
    "It keeps what you write here, so that you can come back to it, and the promises you said yes to.",
    "Whoever runs the server holds the data and the key to it. We’d rather say so than let you find out.",
)
WITH_A_MODEL: Final = "What you write is sent to the language model that whoever runs this server has chosen."
WITHOUT_A_MODEL: Final = "Nothing you write leaves this server: no outside language model is connected."

EVALUATOR_LEDE: Final = "You look at how the coach behaves, on conversations written for the purpose. Never at people."
COMMANDS: Final = (
    (
        "coach eval run smoke",
        "Scripted conversations, in process and over HTTP: rates with intervals, exit code 0, 1 or 2.",
    ),
    (
        "coach guard",
        "JSON lines in, verdicts out: may this reply be shown? Each finding quotes the words it objects to.",
    ),
    ("coach screen", "JSON lines in, safety classes out."),
    ("coach replay", "Replays conversations turn by turn: reply, stage, move, findings."),
)
EVALUATOR_THINK: Final = "The coach is there for you, too. Your conversations are yours alone."

BACK_TO_START: Final = "Back to the start"
TRY_AGAIN: Final = "Trying again in a minute usually works. It can’t be sent twice by accident."

ERRORS: Final = {
    403: ("That isn’t yours to see", ""),
    404: ("There is nothing here", "Either it was never here, or it isn’t yours. Nothing of yours is lost."),
    405: ("That doesn’t work this way", "Go back and use the button on the page."),
    409: ("That doesn’t fit any more", ""),
    422: ("That can’t be used as it is", ""),
    429: ("Too many attempts", ""),
    500: ("That wasn’t saved. It’s our fault, not yours.", "Something broke here. Everything you sent before is safe."),
    503: (
        "That wasn’t saved. It’s our fault, not yours.",
        "We can’t reach our own records at the moment. Everything you sent before is safe.",
    ),
}
"""Status -> heading and sentence; an empty sentence means that the error says it better itself."""
HTMX_ERRORS: Final = {409: HINT_WAIT}
