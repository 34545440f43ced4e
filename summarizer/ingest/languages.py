"""A guess at the language of a text, enough to warn that it is not English."""

import re
from collections import Counter

_WORDS = {
    "English": "the of and to in that is was for on with as by at from it he his are were this have had not be they which but".split(),
    "German": "der die und das den von zu ist mit sich des auf für nicht ein eine dem im auch als wurde nach bei aus werden".split(),
    "French": "le la les des et du une est que dans pour qui sur au pas par plus avec ce il sont aux ont mais cette".split(),
    "Spanish": "el la los las de del y en que por con una para se es un al lo como más su fue ha sus pero".split(),
    "Italian": "il la di che e un una per del della in con non sono gli le dei nel alla dal anche più come si ha".split(),
    "Portuguese": "o a os as de do da e em que para com uma um por no na se dos das não mais foi ao pelo".split(),
    "Dutch": "de het een van en in is dat op te zijn voor met die niet aan er ook door bij naar uit over wordt werd".split(),
}
_SCRIPTS = {
    "Russian or another language in Cyrillic": r"[\u0400-\u04ff]",
    "Arabic or another language in its script": r"[\u0600-\u06ff]",
    "Chinese or Japanese": r"[\u3040-\u30ff\u4e00-\u9fff]",
    "Korean": r"[\uac00-\ud7af]",
    "Greek": r"[\u0370-\u03ff]",
    "Hebrew": r"[\u0590-\u05ff]",
    "Hindi or another language in Devanagari": r"[\u0900-\u097f]",
}
_SAMPLE = 20_000
_FEWEST_WORDS = 20
_LEAST_SHARE = 0.12
_LEAD = 1.3
_FEWEST_DIFFERENT = 4


def guess_language(text: str) -> str | None:
    """Return the name of the language of a text, or None when it is short or unclear: by its script, else by its function words."""
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    for name, script in _SCRIPTS.items():
        if letters >= _FEWEST_WORDS and len(re.findall(script, sample)) > 0.5 * letters:
            return name
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    shares = {name: sum(counts[w] for w in listed) / len(words) for name, listed in _WORDS.items()}
    second, best = sorted(shares, key=lambda name: shares[name])[-2:]
    clear = (
        shares[best] >= max(_LEAST_SHARE, _LEAD * shares[second]) and sum(w in counts for w in _WORDS[best]) >= _FEWEST_DIFFERENT
    )
    return best if clear else None
