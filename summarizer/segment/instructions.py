"""Sentences that address the tool or model that reads a source, rather than tell news: prompt injection.

Patterns over what the sentence looks like to a reader; no model. They tell the forms that are known from those that news takes,
and promise no more: an order put in words of its own, or a false statement in plain prose, reads like any sentence.
"""

import base64
import binascii
import re
from collections.abc import Sequence

from .disguises import readings, without_invisible

_AROUND = " .*_#>-"
_QUOTED = re.compile(r"""(?:"[^"]*(?:"|$)|(?<!\w)'[^']*'(?!\w))""")
"""What a sentence quotes it reports: "the words 'ignore previous instructions' fool chatbots" is news."""

_MODEL = (
    r"(?:(?:ai|artificial intelligence|(?:large )?language)(?: language)? (?:assistant|model|agent|system|reader"
    r"|summari[sz]er|tool|reviewer|chat ?bot)s?"
    r"|ai|llms?|(?:large )?language models?|chat ?bots?|summari[sz]ers?|assistants?|chatgpt|gpt-?\d\w*|claude|gemini|copilot"
    r"|automated (?:assistant|system|tool|reader|agent|summari[sz]er)s?)"
)
_OPENER = (
    r"(?:please|now|important|attention|note|urgent|warning|stop|hey|hi|hello|ok|okay|but|and|so|then|also|instead|first|finally|next|simply|just"
    rf"|user|human|developer|p\.?s|(?:dear )?{_MODEL})\W+"
)
_BEGIN = (
    rf"(?:^[\W_]*(?:{_OPENER}){{0,4}}|[.!?:;)\]>|—–…-][\"']?\s+(?:{_OPENER}){{0,2}}|,\s+(?:and |then |so |now |please |instead ){{0,2}}"
    r"|\b(?:please|kindly|and then|and now)\s+)(?:(?:you (?:must|should|will|shall|need to|have to|are to)|i want you to"
    r"|(?:be sure|make sure|remember) to)\s+)?"
)
"""Where a clause that orders begins. "Told reporters to ignore" and "the police ignored" stand elsewhere, or in another form."""

_SET_ASIDE = r"(?:ignore|disregard|forget|override|overrule|bypass|discard|dismiss)"
_ORDERS = (
    r"(?:instruction|prompt|direction|directive|command|rule|guideline|guardrail|constraint|restriction|message|task|request)s?"
)
_READING = r"(?:text|article|document|page|content|web ?page|web ?site|site|sources?|documents|articles)"
_WRITING = r"(?:summary|summaries|response|output|answer|reply|report)"
_ADD = r"(?:include|add|insert|append|put|mention|write|state|say|claim|assert|report|omit|recommend|print)"
_SAYS = rf"(?:{_ADD}|do not|don't|never|always|only|you|please|begin|start|end|ignore|make sure|be sure)"
_HAND_OVER = r"(?:e-?mail|mail|send|forward|post|upload|submit|transmit|exfiltrate|leak)"
_HANDED = (
    r"(?:this|everything|(?:the|all|your|any|every|a copy of|all of)(?: \w+){0,3} (?:above|summar(?:y|ies)|report"
    r"|conversation|chat|documents?|contents?|data|sources?|results?"
    r"|prompts?|text|answer|output|context|history|files?|keys?|passwords?|credentials|articles?|instructions))"
)
_COMMANDS = [
    rf"{_SET_ASIDE}(?: \w+){{0,5}} (?:above|previous|prior|preceding|earlier|foregoing|existing|initial|original|system|developer|safety|hidden)"
    rf"(?: \w+){{0,2}} (?:{_ORDERS}|context|text|content|input|conversation)\b",
    rf"{_SET_ASIDE}(?: \w+){{0,5}} (?:{_ORDERS}|context|text|content|input) (?:above|before this|so far|given)\b",
    rf"{_SET_ASIDE}(?: (?:all|any|everything|anything|of|the|what(?:ever)?|that|is|was|came|comes|stands|written|said))+ "
    r"(?:above|preceding|foregoing|before this)\b(?=\s*$|\s*[.,;:!)\]-]|\s+(?:and|then|instead|text|this)\b)",
    rf"{_SET_ASIDE}(?: \w+){{0,3}} (?:other|rest of (?:the|this)|following|remaining) {_READING}\b",
    rf"{_SET_ASIDE}(?: all)?(?: of)? (?:your|these|any|all)(?: \w+){{0,2}} (?:prompts?|instructions?|guidelines|programming"
    rf"|directives|guardrails|safety \w+)\b",
    rf"{_SET_ASIDE}(?: \w+){{0,4}} {_ORDERS}(?: that)? you (?:were|are|have been|had been) (?:given|told)\b",
    rf"{_SET_ASIDE} (?:everything|anything|all|what(?:ever)?)(?: that)? you (?:were|are|have been|had been) (?:told"
    rf"|instructed|given|asked)\b(?! about)",
    r"(?:the |all |any |your )*(?:previous|above|prior|earlier|preceding) (?:instructions?|prompts?|text|content) (?:no longer appl(?:y|ies)"
    r"|(?:is|are|was|were) (?:now )?(?:void|cancell?ed|a test|obsolete|superseded|overridden|revoked|invalid))\b",
    r"your (?:new|real|actual|only|true) (?:task|job|goal|objective|role|instructions?|orders?|purpose) (?:is|are)\b",
    r"your (?:instructions|task) (?:is|are) to\b",
    r"you have been (?:reprogrammed|jailbroken)\b",
    r"developer mode (?:is )?(?:now )?(?:enabled|activated|on)\b",
    rf"(?:contact|write to|e-?mail|mail) \S{{1,64}}@\S{{1,64}} (?:with|and (?:give|send|attach|include)) {_HANDED}",
    rf"{_HAND_OVER} {_HANDED}[^.]{{0,60}}? to\W{{1,3}}(?:\S{{1,64}}@|https?:|\w+://)",
    r"(?:add|insert|include|invent|fabricate|append|make up)(?: \w+){0,3} (?:made.up|fabricated|invented|fictitious|fake|false|bogus|imaginary)"
    r"(?: \w+){0,2} (?:statistic|figure|number|quote|quotation|fact|claim|statement|source|sentence|detail|name|citation|death)s?\b",
    r"(?:invent|fabricate|make up) (?:an?|some|any|new|more|two|three|four|five|several)(?: \w+){0,2} (?:statistic|figure"
    r"|number|quote|quotation|fact|source|citation)s?\b",
    r"(?:respond|reply|answer|output|print|return|write)(?: to \w+(?: \w+)?)? (?:only|just|exclusively|solely|nothing"
    r" but)(?: with| in| the| this| as|:| \")",
    r"(?:respond|reply|answer|output|return)(?: to \w+(?: \w+)?)? (?:with|in) (?:only|just|exclusively|nothing but|the"
    r" following|the exact|(?:valid )?json)\b",
    r"(?:print|output|echo|reply|respond)(?: only| just)?(?: with)? \"\"(?: \w+ times| and (?:stop|nothing else)|\W*$)",
    r"only (?:respond|reply|output|answer)(?: with| in| the| this|:| \")",
    r"(?:output|print|return|emit|produce|generate|write|say|repeat|(?:respond|reply|answer) with|use)(?: only| exactly| just)? the following"
    r"(?: \w+)? (?:json|text|sentence|words?|message|string|line|statement|summary|output|answer|response|xml|html|code|phrase|verbatim|exactly)\b",
    r"(?:output|print|return|emit|repeat|say) the following\s*:",
    r"(?:output|print|repeat|reveal)(?: \w+){0,3} (?:text|words|instructions|prompt|everything|message) above\b",
    r"(?:reveal|print|show|repeat|output|display|leak|tell me|give me|disclose|dump|list)(?: me)?(?: all)?(?: of)? (?:your|the)(?: \w+){0,3} "
    r"(?:system (?:prompt|message|instructions)|api keys?|hidden (?:prompt|instructions))\b",
    r"(?:reveal|print|show|repeat|output|display|leak|dump) your(?: \w+){0,2} (?:prompt|instructions)\b",
    r"(?:do not|don't|never) (?:tell|inform|alert|notify|warn|let|(?:reveal|mention|disclose|show|say)(?: \w+){0,3} to) the"
    r" (?:user|human|operator|reader)s?\b",
    r"(?:do not|don't|never) (?:mention|reveal|disclose|refer to|repeat|acknowledge)(?: any of)? (?:this|these|the|your)(?:"
    r" \w+)? (?:instruction|prompt|injection)s?\b",
    rf"(?:in|when|while|for)(?: (?:writing|producing|creating|giving|generating))? your {_WRITING}\b\W{{1,3}}(?:\w+ )?{_SAYS}\b",
    rf"(?:when|while|before|after|if)(?: you)?(?: are)? (?:summari[sz]|process|analy[sz]|read|translat)\w* (?:this|the"
    rf"|these) {_READING}\b\W{{1,3}}{_SAYS}\b",
    rf"(?:when|while|before|if) you (?:write|produce|create|give|generate) (?:the|your|an?) {_WRITING}\b\W{{1,3}}{_SAYS}\b",
    rf"{_ADD}\b[^.]{{1,80}}? (?:in|to|into|from|at the (?:end|beginning|start|top) of) your {_WRITING}\b",
    rf"your (?:final |next |whole |entire )?{_WRITING} (?:must|should|has to|needs to|shall|will) (?:\w+ )?(?:be|include|say"
    rf"|state|mention|contain|begin|start|end|read|only|consist)\b",
    rf"summari[sz]e (?:this|the) {_READING} (?:as|by|with)\b",
    r"(?:you are|you're) (?:now|no longer|actually|henceforth)\b.{0,40}\b(?:ai|assistant|model|chat ?bot|bot|dan|agent"
    r"|unrestricted|unfiltered|jailbroken|bound by"
    r"|persona|character|hacker|translator|summari[sz]er|(?:developer|admin|debug|god|dan) mode)\b",
    r"(?:you are|you're) now an? \w+",
    r"(?:you are|you're) an?(?: \w+,?){0,3} (?:ai|assistant|language model|llm|chat ?bot)\b",
    r"from now on,? you (?:are (?:an?|my|to|no longer)|(?:will|must|should|shall)(?: only| always| never| not)? (?:respond"
    r"|reply|answer|act|behave|obey|ignore"
    r"|speak|say|write|output|print|pretend|include|follow))\b",
    r"(?:pretend|imagine|act as if|behave as if)(?: that)? you(?: are| were| have|'re)\b.{0,30}\b(?:ai|language model|chat"
    r" ?bot|no (?:rules|restrictions|guidelines))\b",
    r"(?:enter|enable|activate|switch to) (?:dan|jailbreak|unrestricted|unfiltered) mode\b",
    rf"(?:an? )?(?:[a-z]{1, 20} )?(?:note|message|instructions?|notice|attention|directive|prompt|task)s? (?:to|for) (?:all |any |the"
    rf" |every )?(?:{_MODEL}|model)\b[^.,:]{{0,40}}[:,—-]",
    rf"attention\W{{1,3}}(?:all )?{_MODEL}\s*[:!,]",
    r"(?:ai|llm|chatgpt|language model|model)s?\s*[:,]\s*(?:please|ignore|say|write|print|output|report|add|include|do not"
    r"|don't|never|always|you must|respond|state) ",
    rf"if you(?: are|'re) an? {_MODEL}(?:\s*[,:]| (?:reading|processing|summari|that|who)\b)",
    rf"as an? (?:\w+ )?{_MODEL}\W+you\b",
    r"(?:execute|run|call|invoke) (?:the following|this|these) (?:shell |bash |python |sql )?(?:commands?|code|script|tool|function|query)\b",
    r"(?:call|invoke) (?:the|your)(?: \w+)? (?:tool|function|plugin)\b",
    # The same first order in German, French, Spanish and Italian.
    r"ignorier(?:e|en sie|t)? (?:\w+ ){0,4}(?:anweisungen|instruktionen|befehle)\b",
    r"(?:ignore[sz]?|oublie[sz]?) (?:\w+ ){0,3}(?:instructions|consignes) (?:precedentes|anterieures|ci-dessus)",
    r"(?:ignor[ae]n?|olvid[ae]n?) (?:\w+ ){0,3}instrucciones (?:anteriores|previas)",
    r"ignora(?:te)? (?:\w+ ){0,3}istruzioni (?:precedenti|sopra)",
]
_COMMAND = re.compile(_BEGIN + "(?:" + "|".join(_COMMANDS) + ")")
_MODEL_READING = re.compile(
    rf"\b(?:any|all|every|the|whichever|to|you,? an?) {_MODEL}(?: that| who| which)?(?: is| are)? (?:reads?|reading"
    rf"|process(?:es|ing)?|summari[sz](?:es?|ing)|pars(?:es?|ing)"
    rf"|analy[sz](?:es?|ing)) (?:this|these|the (?:above|following))(?: (?:{_READING}|message|sentence|line)\b|\s*[.,:;!])"
)
_KEYS = (
    r"statements?|sentences|summary|summaries|facts?|fact_ids|claims?|evidence|verdict|modality|attribution|tool|tool_calls|function_call|arguments"
    r"|refused|conflicts|stories"
)
_FORGED_OPENING = re.compile(
    r"#{1,6}\s*(?:system|instructions?|response|assistant|human|user|input)\s*:"
    r"|[\W_]*(?:new|updated|revised|real|actual|hidden|secret|system|admin|developer)\s+(?:system )?(?:instruction|prompt"
    r"|directive|override|message)s?"
    r"(?: (?:for|to) [\w ]{1,30})?\s*:"
    r"|[\W_]*(?:end|begin(?:ning)?|start)[ _-]+of[ _-]+(?:the[ _-]+)?(?:(?:untrusted|user|input|source|quoted)[ _-]+)?"
    r"(?:data|documents?|input|context|prompts?|sources?|instructions?|messages?|text)\b[\W_]*"
    r"(?:$|(?:new|now|system|instructions?|you|the user|ignore|print)\b)"
    r"|[\W_]*(?:end|begin|start)(?: of)? (?:new|system|hidden|secret|user) (?:instruction|prompt|input|message)s?[\W_]*$"
    r"|\W{2,}(?:end|begin|start) (?:(?:system|user|new|hidden|untrusted) )?(?:prompt|instruction|data|input|message|context)s?\b"
)
_FORGED_INSIDE = re.compile(
    r"<\|[\w ]{2,30}\|>|\[/?(?:inst|sys|system)\]|<</?sys>>|</?(?:start|end)_of_turn>"
    r"|</?(?:system|assistant|human|untrusted|instructions?|important|prompt|data|documents?|context|input|sources?|tool"
    r"|function|invoke)s?(?:[-_ :][\w .:-]{0,80})?\s*/?>"
    r"|\b(?:human|user)\s*:.{1,500}\bassistant\s*:"
)
"""Marks of turns and of the ends of data, as chat formats and prompts write them; never part of an article."""
_FORGED_MARKS = re.compile(r"[<\[]|assistant")
"""What every mark inside a sentence has: looked for first, since few sentences have it."""

_TURN = re.compile(
    r"[\W_]*(?P<who>system|assistant)(?: (?:prompt|message|note|override|instructions?|update|turn))?[\W_]*?:\s*(?P<said>.*)",
    re.I | re.S,
)
_PAYLOAD = re.compile(
    rf"(?:^|[{{\[,]|\bjson\b\W*)\s*[\"'](?:{_KEYS})[\"']\s*:\s*[\"'\[{{\d-]|[\"']role[\"']\s*:\s*[\"'](?:system|assistant|user|tool)[\"']"
    r"|[\"'](?:label|verdict)[\"']\s*:\s*[\"'](?:supported|contradicted|unsupported)[\"']"
)
_KEYED = re.compile(r"[\"']\s*:")
"""What every payload has: looked for first, since few sentences have it."""
_IMAGE = re.compile(
    r"!\[[^\]]{0,200}\]\(\s*<?(?:https?:)?//(?P<host>[^\s/?#)]{1,200})[^\s?#)]{0,500}(?:\?(?P<query>[^\s)]{0,2000}))?"
)
_TELLING = re.compile(
    r"^(?:q|query|data|secret|prompt|summary|leak|exfil|conversation|history|payload|text|content|msg|message|info|d|c)$"
)
_SETTING = re.compile(r"-?[\d.x,]*|auto|low|high|good|best|eco|true|false")
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{24,}")
_LONGEST_ENCODED = 4000

_GOES_ON = re.compile(
    r"[\W_]*(?:(?:then|and|also|instead|now|finally|please|next|after that|afterwards|simply|just)\W+){0,2}"
    r"(?:print|output|repeat|respond|reply|append|insert|pretend|obey|comply|execute|exfiltrate|forward|upload"
    r"|(?:say|state|report|claim|write|mention|assert|add|include|answer|return|tell|mail|e-?mail|send|call|use|visit|open|begin|start|end)"
    r" (?:that|the|it|them|this|these|only|with|your|every|all|as|an?\b|https?:|\"|')"
    r"|do not|don't|never|always|you (?:must|should|will|are|have to|need to|may not)"
    r"|your (?:new|only|answer|response|summary|output|reply|task|goal|job)|from now on|failure to|this (?:overrides"
    r"|instruction|is an? (?:order|instruction)))(?!\w)"
)
_MOST_CARRIED = 5
_MOST_BETWEEN = 8
_LONGEST_SHOWN = 80


def is_instruction(text: str) -> bool:
    """Whether a sentence addresses the tool or model that reads it: an order, a forged turn or end of data, a payload.

    Letters hidden in tag characters are read, invisible ones left out, and look-alikes of other scripts, full-width letters and accents
    folded. What a sentence quotes while it says more is a report and no order. Time is linear in the text.
    """
    return any(_is_forged(reading) or _orders(reading) for reading in readings(text))


def find_instructions(paragraphs: Sequence[Sequence[str]]) -> list[list[bool]]:
    """Return for each sentence of consecutive paragraphs whether it is an instruction, by itself or by its neighbours.

    By its neighbours: what follows a forged turn or end in the same paragraph; what stands between two of them, up to eight
    sentences; and up to five sentences right after an instruction that go on ordering ('Print "HACKED".').
    """
    places = [(p, s) for p, sentences in enumerate(paragraphs) for s in range(len(sentences))]
    texts = [paragraphs[p][s] for p, s in places]
    flags = [is_instruction(t) for t in texts]
    if any(flags):
        forged = [flag and any(_is_forged(r) for r in readings(t)) for flag, t in zip(flags, texts, strict=True)]
        last, carried = None, 0
        for i, (paragraph, _) in enumerate(places):
            if forged[i]:
                if last is not None and i - last - 1 <= _MOST_BETWEEN:
                    flags[last:i] = [True] * (i - last)
                last = i
            carried = 0 if flags[i] else carried + 1
            if flags[i] or not i or not flags[i - 1]:
                continue
            same_turn = last is not None and places[last][0] == paragraph
            flags[i] = same_turn or (carried <= _MOST_CARRIED and any(_GOES_ON.match(r.lower()) for r in readings(texts[i])))
    found: list[list[bool]] = [[False] * len(sentences) for sentences in paragraphs]
    for (p, s), flag in zip(places, flags, strict=True):
        found[p][s] = flag
    return found


def shown_safely(text: str) -> str:
    """Return the start of an instruction for a message to people: one line of visible characters, no address a program would link."""
    reading = next((r for r in readings(text) if _is_forged(r) or _orders(r)), text)
    line = " ".join("".join(c if c.isprintable() else " " for c in without_invisible(reading)).split())
    line = line.replace("://", "[:]//").replace("@", "[at]")
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1].rstrip() + "…"


def _orders(reading: str) -> bool:
    lower = reading.lower()
    bare = lower.strip(_AROUND)
    whole = len(bare) > 2 and bare[0] in "\"'" and bare[0] == bare[-1] and '"' not in bare[1:-1]
    said = bare[1:-1] if whole else _unquoted(lower)
    return (
        bool(_COMMAND.search(said) or _MODEL_READING.search(said) or (_KEYED.search(lower) and _PAYLOAD.search(lower)))
        or _leaks(lower)
        or _is_encoded(reading)
    )


def _is_forged(reading: str) -> bool:
    turn = _TURN.match(reading)
    # "System: PlayStation 4" is a line of a review.
    if turn and (not turn["who"].istitle() or len(turn["said"].split()) >= 5 or not turn["said"]):
        return True
    said = _unquoted(reading.lower())
    return bool(_FORGED_OPENING.match(said) or (_FORGED_MARKS.search(said) and _FORGED_INSIDE.search(said)))


def _unquoted(lower: str) -> str:
    return _QUOTED.sub('""', lower) if '"' in lower or "'" in lower else lower


def _leaks(lower: str) -> bool:
    """Whether the sentence has an image whose address carries words to another host; sizes and formats of pictures carry none."""
    for image in _IMAGE.finditer(lower):
        for part in (image["query"] or "").split("&"):
            name, _, value = part.partition("=")
            if name and not _SETTING.fullmatch(value) and (_TELLING.match(name) or re.search(r"[{<\[$]|%7b|\.\.|…", value)):
                return True
            if name and not value and _TELLING.match(name):
                return True
        if image["query"] and "." not in image["host"]:
            return True
    return False


def _is_encoded(reading: str) -> bool:
    """Whether the sentence has a run of base64 that holds text of several words."""
    for run in _ENCODED.finditer(reading):
        letters = run[0][:_LONGEST_ENCODED].replace("-", "+").replace("_", "/")
        for skip in range(min(4, len(letters))):
            whole = letters[skip : skip + (len(letters) - skip) // 4 * 4]
            try:
                decoded = base64.b64decode(whole).decode("ascii")
            except (binascii.Error, UnicodeDecodeError):
                continue
            if decoded.count(" ") >= 2 and all(c.isprintable() or c.isspace() for c in decoded):
                return True
    return False
