"""What a passage is about, as weighted stems, and how near two such profiles are."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarizer.language.names import find_names
from summarizer.language.tokens import Token
from summarizer.language.vectors import Vector, normalised
from summarizer.schemas import Sentence

_LEAD, _FADE, _REST = 1.5, 0.05, 0.25
_HEADLINE = 2.0
_MOST_SENTENCES = 60
_MOST_TERMS = 80
_FEWEST_NAMES = 6
_PRIOR_WORD, _PRIOR_NAME = 0.03, 0.01
_PRIOR_STORIES = 60
_NO_NAMES: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """The stems of a passage with how much it speaks of each, and which of them stand in names."""

    weights: dict[str, float]
    names: frozenset[str]


def profile_of(sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]]) -> Profile:
    """Return the profile of a passage from its title and prose, with the tokens of each sentence; empty when it has no prose.

    A stem counts for more in the headline, in the opening sentences and inside a name: a news report tells first and by
    name what happened, and last what led to it. Sentences after the 60th count for nothing.
    """
    weights: dict[str, float] = defaultdict(float)
    names: set[str] = set()
    told = 0
    for sentence, own in zip(sentences, tokens, strict=True):
        if told >= _MOST_SENTENCES:
            break
        weight = _HEADLINE if sentence.kind == "title" else max(_REST, _LEAD - _FADE * told)
        told += sentence.kind == "prose"
        for token in own:
            if token.content:
                weights[token.stem] += weight
        for name in find_names(sentence.text, own, _NO_NAMES):
            if name.opening and len(name.parts) == 1:
                continue  # any word has a capital there
            for token in own[name.first : name.last + 1]:
                if token.content:
                    names.add(token.stem)
                    weights[token.stem] += weight
    return Profile(dict(weights) if told else {}, frozenset(names) if told else frozenset())


@dataclass(frozen=True, slots=True)
class Weighed:
    """A profile as two unit vectors: over its 80 weightiest stems, and over those of them that are names, empty where they are fewer than six."""

    terms: Vector
    names: Vector


def weigh(profiles: Sequence[Profile], stories: Sequence[Sequence[int]]) -> list[Weighed]:
    """Return each profile weighed, rare stems weighing more.

    Rarity is the logarithm of the number of stories over that of the stories (groups of indices) that have the stem, both
    counted on top of 60 imagined ones, of which 3 in 100 have any given word and 1 in 100 any given name: a handful of
    sources says little about what is rare, thousands say all. Counting stories and not passages keeps the words of a story
    that many tell from passing for common ones.
    """
    everywhere: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for profile in profiles:
        everywhere.update(profile.weights.keys())
        named.update(profile.names)
    spread: Counter[str] = Counter()
    for story in stories:
        spread.update({stem for i in story for stem in profiles[i].weights})
    all_stories = _PRIOR_STORIES + len(stories)
    proper = {stem for stem, count in named.items() if 2 * count >= everywhere[stem]}
    rarity = {
        stem: math.log(all_stories / (count + _PRIOR_STORIES * (_PRIOR_NAME if stem in proper else _PRIOR_WORD)))
        for stem, count in spread.items()
    }
    return [_weighed(profile, rarity, proper) for profile in profiles]


def _weighed(profile: Profile, rarity: Mapping[str, float], proper: AbstractSet[str]) -> Weighed:
    weights = [(math.sqrt(weight) * rarity[stem], stem) for stem, weight in profile.weights.items()]
    weights.sort(key=lambda row: (-row[0], row[1]))
    terms = normalised({stem: weight for weight, stem in weights[:_MOST_TERMS]})
    names = {stem: weight for stem, weight in terms.items() if stem in proper}
    return Weighed(terms, normalised(names) if len(names) >= _FEWEST_NAMES else {})
