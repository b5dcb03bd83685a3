"""What two spellings of one word share."""

import unicodedata

from .cleaning import clean
from .tables import PRESENTATION, VARIATION_SELECTORS, CharacterTable, is_diacritic

# Letters after NFKD, which has already taken أ إ آ ؤ ئ ۀ ۂ ۓ apart: what is left of them is the letter under the hamza.
# Beside the Arabic letter stand the variants of Persian, Urdu, Pashto, Kurdish, Sindhi, Uyghur and the Maghreb that an
# Arabic keyboard writes with it (باكستان and پاکستان, أكادير and أڭادير, قفصة and ڨفصة), and the dotless shapes that
# writers use to slip past a word list.
LETTERS = {
    "ا": "ٱٲٳݳݴࡰࡱࡲࡳࡴࡵࡶࡷࡸࡹࡺࡻࡼࡽࡾࡿࢀࢁࢂࢭ",
    "ب": "ٮٻپڀݐݑݒݓݔݕݖࢠࢡࢶࢷࢾ",
    "ت": "ٹٺټٽٿࢸࢿࣀ",
    "ج": "ڃڄچڇڿݘࢢࣁࣅࣆ",
    "ح": "ځڂڅݗݮݯݲݼࢊ",
    "د": "ڈډڊڋڌڍڎڏڐۮݙݚࢮ",
    "ر": "ڑڒړڔڕږڗڙۯݛݬݱࢪࢹ",
    "ز": "ژݫࢲ",
    "س": "ښڛڜݜݭݰݽݾ",
    "ش": "ۺ",
    "ص": "ڝڞࢯ",
    "ض": "ۻ",
    "ط": "ڟࢋࢌࢣ",
    "ع": "ڠݝݞݟࢳ",
    "غ": "ۼࣃ",
    "ف": "ڡڢڣڤڥڦݠݡࢤࢻ",
    "ق": "ٯڧڨࢥࢵࢼࣄ",
    "ك": "ػؼکڪګڬڭڮگڰڱڲڳڴݢݣݤݿࢍࢰࢴࣂࣈ",
    "ل": "ڵڶڷڸݪࢦࣇ",
    "م": "ݥݦࢧ",
    "ن": "ڹںڻڼڽݧݨݩࢉࢽ",
    "ه": "ةھہۃەۿ",
    "و": "ۄۅۆۇۈۉۊۋۏݸݹࢫࢱ",
    "ي": "ؠؽؾؿىۍێېۑےیݵݶݷݺݻࢆࢨࢩࢬࢺ",
    "i": "ı",  # else DIYARBAKIR and Diyarbakır would differ: the capital of both is I
    "%": "٪",
    ".": "٫",
    ",": "٬",
}
DROPPED = (
    "\u0640\u0883\u0884\u0885\u0887"  # tatweel, plain and with an ornament
    "\u0674"  # high hamza, which NFKD leaves behind of ٵ ٶ ٷ ٸ
    "\u06e5\u06e6\u08c9\u06de\u06e9"  # Quranic: small waw, small ya, quarter of a hizb, prostration
)


def fold(text: str) -> str:
    """Return `text` as search, tag names and word lists see it: two spellings of one word give one string.

    Without diacritics, tatweel, Quranic signs, invisible, direction and control characters; one shape each of alef, ya,
    kaf and ha, ta marbuta as ha; ligatures and presentation forms taken apart; digits of every script as 0 to 9; Latin,
    Greek and Cyrillic in lower case and without accents; every run of white space one space, none at the ends.
    Punctuation stays. May be empty; never holds a surrogate.

    A hamza on a carrier falls (سؤال is سوال, شيئ is شيي), one that stands alone stays, or «ماء» would be «ما».
    Superscript alef falls, as modern spelling writes هذا for هٰذا.

    Idempotent, blind to the normalisation form of `text`, and the same before and after `clean`. Rules: Unicode's
    NFKC_Casefold and Lucene's Arabic and Persian normalisation, widened by the table above.
    """
    decomposed = unicodedata.normalize("NFKD", clean(text).translate(PRESENTATION))
    folded = decomposed.casefold().translate(_FOLDED)
    return unicodedata.normalize("NFC", " ".join(folded.split()))


def _folded(character: str) -> str | None:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Cf", "Me") or is_diacritic(character) or character in VARIATION_SELECTORS:
        return None
    return character


_FOLDED = CharacterTable(_folded)
_FOLDED.update({ord(variant): letter for letter, variants in LETTERS.items() for variant in variants})
_FOLDED.update(dict.fromkeys(map(ord, DROPPED)))
