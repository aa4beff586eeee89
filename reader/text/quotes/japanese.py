"""Who says a Japanese quotation by its own sentence: 首相は記者会見で「…」と述べた.

The subject stands in front, the verb behind."""

from __future__ import annotations

import re
from functools import cache

from reader.text.lexicon import longest_first
from reader.text.quotes.japanese_names import HIRAGANA, bare_name, is_known, is_somebody, without_asides

_PARTICLES = ("との", "とし", "とも", "と", "などと", "など", "って")
_AFTER = 40
"""How many characters behind a quotation its verb is looked for; the sentence ends before."""
_IN_BRACKETS = re.compile(r"[（(]([^（）()。]{2,20})[）)]")
_NEXT = re.compile(r"。?([^。「」『』\n]{2,40}?)[はが]、?(?:そう|こう|このように|そのように)")
_STOP = re.compile("[。！？「『\n]")
_BEHIND = re.compile("と、?([^、。「」『』\n]{1,24}?)[はが](.*)")
_VERB_END = "うくぐすつぬぶむる"
_WHO_DOES = re.compile(f"と[\u4e00-\u9fff][ぁ-ん]{{0,3}}?[{_VERB_END}]([^、。「」『』をに\n]{{2,30}}?)[はが]")
_QUOTING = frozenset("とな")
_ONE_WORD = re.compile("(?:など)?と、?([\u4e00-\u9fff]{1,3}[ぁ-ん]{1,4})(?:[。、]|$)")
_INFLECTION = re.compile("(?![をにがの])[ぁ-ん]{0,4}")
_DONE_WITH = re.compile("[をにが][^、。「『\n]{1,8}(?=[、。]|$)")
_CLEFT = re.compile("のは、?([^。「」『』\n]{2,40}?)(?:だ|です|である)?(?:。|$)")
_WORDS_OF = re.compile(
    "(?:という|との)、?([^、。「」『』\n]{1,20}?)の(?:声|言葉|電話|話|指摘|意見|証言|説明|呼びかけ|コメント)"
)
_FROM = re.compile("(?:など)?と、?([^、。「」『』をにはが\n]{2,16}?)から")
_EMBEDDED = re.compile("(?:こと|の)[はがも]|こと[にを]")
_CLAUSE_ENDS = frozenset("たるすいう")
"""What ends a clause before が、 ("but"); no noun does that the particle follows with a comma."""


def japanese_cue(after: str) -> str | None:
    """The verb behind the quoting particle, or the particle where the verb is none that the list has."""
    if not after.startswith(_PARTICLES) or after.startswith(longest_first("grammar/ja", "naming")):
        return None
    end = _STOP.search(after[:_AFTER])
    clause = after[: end.start() if end else _AFTER]
    found = next((verb for verb in longest_first("grammar/ja", "cues") if verb in clause), None)
    return found or (clause[:1] if len(clause) > 2 else None)


@cache
def _done_to() -> re.Pattern[str]:
    """A passive word of saying behind the quoting particle, with who does it in the group."""
    verbs = "|".join(longest_first("grammar/ja", "done_to"))
    return re.compile(f"(?:など)?と、?(?:([^、。「」『』をはが\n]{{1,16}}?)(?:に|から))?(?:{verbs})")


def told_by(after: str) -> tuple[bool, str | None]:
    """Whether the words are told to whom the sentence is about, 「…」と言われた, and who tells them,
    「…」と母に言われた; None where the sentence does not say it."""
    found = _done_to().match(after)
    giver = found[1] if found is not None else None
    return found is not None, bare_name(giver) if giver and is_somebody(giver) else None


def cue_as_written(cue: str, after: str) -> str | None:
    """The word of saying as the text has it: 語った for the stem 語っ, 涙を浮かべた for 涙.

    Where the list has none it is the one word behind the quoting particle, と謝った; None if more follows."""
    if len(cue) == 1 and cue in _QUOTING:
        word = _ONE_WORD.match(after)
        return word[1] if word else None
    at = after.find(cue)
    end = _DONE_WITH.match(after, at + len(cue)) or _INFLECTION.match(after, at + len(cue))
    return cue if at < 0 or end is None or cue.endswith(("う", "す", "る")) else cue + end.group()


def is_named(after: str) -> bool:
    """Whether what follows the marks makes what they hold a name or a term."""
    return after.startswith(longest_first("grammar/ja", "naming"))


def japanese_subject(before: str, known: tuple[str, ...] = ()) -> str | None:
    """The topic (は) of the clause before a quotation, else its subject (が, も), without title and aside.

    One that can speak comes before one that cannot, which only a topic may be. A が
    inside a clause that a noun makes a topic of, as in
    彼らが来ることは, is that clause's own, and so is one in a clause about a thing."""
    clause = without_asides(before)
    if clause.endswith("から") and is_somebody(clause):
        return bare_name(clause)
    found: list[tuple[bool, str]] = []
    near = len(clause.rstrip("、，")) - 1
    for key in ("topics", "subjects"):
        for at in range(len(clause) - 1, 0, -1):
            if clause[at] not in longest_first("grammar/ja", key) or not is_particle(clause, at):
                continue
            if key == "subjects" and _EMBEDDED.search(clause, at + 1) is not None:
                break
            name = bare_name(clause[:at])
            if not name or name in longest_first("grammar/ja", "no_speakers"):
                continue
            somebody = is_somebody(clause[:at]) or is_known(name, known)
            if somebody or (key == "topics" and at == near):
                found.append((somebody, name))
    if near > 0 and clause[near] in longest_first("grammar/ja", "subjects") and is_somebody(clause[:near]):
        return bare_name(clause[:near])
    return next((name for somebody, name in found if somebody), found[0][1] if found else None)


def subject_behind(after: str) -> str | None:
    """The subject between the quoting particle and its verb, 「…」と市長は述べた, or behind the verb:
    「…」と話す市長は, 「…」と話すのは市長だ. Or whose words they are: 「…」という市長の声."""
    after = without_asides(after)
    words = _WORDS_OF.match(after)
    if words is not None:
        return bare_name(words[1]) if is_somebody(words[1]) else None
    giver = _FROM.match(after)
    if giver is not None and is_somebody(giver[1]):
        return bare_name(giver[1])
    verb = next((cue for cue in longest_first("grammar/ja", "cues") if after.startswith("と" + cue)), "")
    doer = _WHO_DOES.match(after)
    if doer is not None and is_somebody(doer[1]):
        return bare_name(doer[1])
    if verb and not verb.endswith(("う", "す", "る")):
        return None
    if verb:
        cleft = _CLEFT.match(after, 1 + len(verb))
        if cleft is not None:
            return bare_name(cleft[1])
    return _between(after, verb)


def _between(after: str, verb: str) -> str | None:
    cues = longest_first("grammar/ja", "cues")
    found = _BEHIND.match("と" + after[1 + len(verb) :] if verb else after)
    name = bare_name(found[1]) if found is not None else None
    if found is None or name is None or HIRAGANA.search(name):
        return None
    clause = _STOP.split(found[2])[0]
    if "ぁ" <= clause[:1] <= "ん" and not clause.startswith(cues):
        return None
    says = verb or any(cue in clause for cue in cues)
    cued = any(cue in found[1] for cue in cues)
    return name if says and not cued and name not in longest_first("grammar/ja", "no_speakers") else None


def topic_of(sentence: str) -> str | None:
    """The person a sentence is about, if their title stands before は: whom the next one goes on about."""
    clause = without_asides(sentence)
    for at in range(1, len(clause)):
        if clause[at] == "は" and is_particle(clause, at):
            titled = clause[:at].endswith(longest_first("grammar/ja", "titles"))
            name = bare_name(clause[:at])
            return name if titled and name not in longest_first("grammar/ja", "titles") else None
    return None


def is_particle(clause: str, at: int) -> bool:
    """Whether a は, が or も is the particle behind a noun."""
    before, after = clause[at - 1], clause[at + 1 : at + 2]
    if before in longest_first("grammar/ja", "not_topics"):
        return False
    if clause[:at].endswith(longest_first("grammar/ja", "honorifics")):
        return True
    if clause[at] == "が" and (before == "だ" or (before in _CLAUSE_ENDS and after in ("、", "，"))):
        return False
    return after in ("", "、", "，") or not "\u3041" <= after <= "\u3096" or before > "\u3100"


def behind_japanese(after: str) -> str | None:
    """Who is named behind a quotation that stands by itself: 「…」（証券会社）, 「…」。田中さんはそう語る."""
    found = _IN_BRACKETS.match(after) or _NEXT.match(after)
    return bare_name(found[1]) if found else None
