"""The words of content.json: easy to read in both languages, every term explained, every fact there, none added."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from kiosk import paths
from kiosk.content.language.sentences import sentences, words
from kiosk.content.lint.readability import Counts, flesch_kincaid, inflesz, measured
from kiosk.content.lint.syllables import english_syllables, excepting, spanish_syllables
from kiosk.content.model import Content
from kiosk.content.texts import ValidationContext
from tests.support.reading_level import (
    ENGLISH_TERMS,
    SPANISH_TERMS,
    coleman_liau,
    found_texts,
    letters_of,
    longest,
    passages,
    smog,
    smog_of,
    table,
)

ROOT: Final = paths.PROGRAM
DATA: Final[dict[str, Any]] = json.loads((ROOT / "content.json").read_text(encoding="utf-8"))
LANGUAGES: Final = ("en", "es")

HIGHEST_FLESCH_KINCAID: Final = 6.0
HIGHEST_SMOG: Final = 8.0
LOWEST_INFLESZ: Final = 65.0
LOWEST_INFLESZ_OF_ONE_SENTENCE: Final = 55.0
LONGEST_SENTENCE: Final = {"en": 15, "es": 20}
LONGEST_TEXT: Final = 35
LONGEST_SUMMARY: Final = 45
LONGEST_BAR_LABEL: Final = 10
FEWEST_ENGLISH_WORDS: Final = 80
FEWEST_SPANISH_WORDS: Final = 60
LONG_WORD: Final = 3

ENGLISH: Final = passages(DATA, "en")
SPANISH: Final = passages(DATA, "es")
easier_english = excepting(english_syllables, ENGLISH_TERMS)
easier_spanish = excepting(spanish_syllables, SPANISH_TERMS)


def _pairs(by_count: Mapping[int, str]) -> list[tuple[str, int]]:
    return [(word, count) for count, listed in by_count.items() for word in listed.split()]


# --- the measure itself ---------------------------------------------------------------------------------------------

ENGLISH_SYLLABLES: Final = _pairs(
    {
        1: """
            a eye once ache nerve nerves disk cyst bone bones spine cord cause calm calmed drop dropped hurt hole whole
            pressed squeezed please phone where tongue vague aren't they're through eased spread pulled aches
            """,
        2: """
            middle needle needles table inflamed needed causes pages puncture picture something every evening quiet
            fluid being trying people people's steroid steroids spinal lumbar pregnant bleeding fracture surgeon region
            million moment safely useful homeless lion didn't science create message disease chronic doubled glucose
            business language pushes T12 L5
            """,
        3: """
            medicine idea area vertebrae stenosis annular cervical thoracic compression infection injection invasive
            usual radio medium easier opinion animal however everything physician management C7
            """,
        4: "epidural anesthetic inflammation minimally herniation material society anxiety continuous organism",
        5: "degenerative communication corticosteroid university",
        7: "anti-inflammatory",
    }
)
SPANISH_SYLLABLES: Final = _pairs(
    {
        1: "y a el ya muy que quien pies bien hay dos fue buey guion cruel seis",
        2: """
            día días país baúl guía nervio nervios cuello disco dura sangre duele cuerpo huesos quiste hernia lumbar
            ruido riesgos daño ahí agua siete leer aire causa búho punción
            """,
        3: """
            aguja espalda espinal alivio cervical fractura médula dolores infección inyección columna ayuda ahora línea
            poeta oía pingüino vergüenza prohíbe reúne héroe guitarra construía paraguas crónico cuídate lastiman C7 T1
            """,
        4: """
            medicina epidural esteroide inflamada torácica invasiva vehículo enfermedad energía aéreo teléfono alrededor
            inflamación estenosis
            """,
        5: "anestésico mínimamente embarazada",
        6: "degenerativa corticosteroide",
    }
)


@pytest.mark.parametrize(("word", "count"), ENGLISH_SYLLABLES)
def test_english_syllables_of_known_words(word: str, count: int) -> None:
    """Each word has the syllables a dictionary gives it (CMU Pronouncing Dictionary where it has the word)."""
    assert english_syllables(word) == count


@pytest.mark.parametrize(("word", "count"), SPANISH_SYLLABLES)
def test_spanish_syllables_of_known_words(word: str, count: int) -> None:
    """Diphthongs count once, an accent or two open vowels part them, the u of que and gui is silent, y is a vowel."""
    assert spanish_syllables(word) == count


def test_enough_known_words() -> None:
    """The counters are checked on at least 80 English and 60 Spanish words, and capital letters change nothing."""
    assert len(dict(ENGLISH_SYLLABLES)) == len(ENGLISH_SYLLABLES) >= FEWEST_ENGLISH_WORDS
    assert len(dict(SPANISH_SYLLABLES)) == len(SPANISH_SYLLABLES) >= FEWEST_SPANISH_WORDS
    assert all(english_syllables(word.upper()) == count for word, count in ENGLISH_SYLLABLES)
    assert all(spanish_syllables(word.upper()) == count for word, count in SPANISH_SYLLABLES)


def test_sentences_and_words() -> None:
    """A sentence ends at a stop, question or exclamation mark; brackets, quotes and figures do not disturb."""
    text = "¿Le duele? Llame al (214) 702-5855. “¡Sí!” Un disco (blando) se sale"
    assert [sentence.strip() for sentence in sentences(text)] == [
        "¿Le duele?",
        "Llame al (214) 702-5855.",
        "“¡Sí!”",
        "Un disco (blando) se sale",
    ]
    assert words("A phone's code: a follow-up, C1.") == ("A", "phone's", "code", "a", "follow-up", "C1")
    assert [*sentences("")] == []
    assert words(" … ") == ()


def test_formulas_give_published_values() -> None:
    """Each formula gives the value worked out by hand from its source."""
    texts = ["The cat sat on the mat."]
    cat = measured(texts, english_syllables)
    assert cat == Counts(sentences=1, words=6, syllables=6)
    assert letters_of(texts) == 17
    assert smog_of(texts, english_syllables) == smog(0, 1)
    assert flesch_kincaid(cat) == pytest.approx(-1.45)
    # McLaughlin's own example: 95 long words in 30 sentences; his quick rule gives 13, the formula 13.3.
    assert smog(95, 30) == pytest.approx(13.295, abs=0.001)
    assert smog(5, 10) == smog(15, 30)
    assert coleman_liau(500, 100, 5) == pytest.approx(0.0588 * 500 - 0.296 * 5 - 15.8)
    assert inflesz(Counts(10, 100, 200)) == pytest.approx(206.835 - 124.6 - 10)


def test_exceptions_only_shorten_the_listed_words() -> None:
    """An excepted term counts as two syllables, in capitals too; a short term and every other word stay as they are."""
    count = excepting(english_syllables, frozenset({"inflammation", "disk"}))
    assert [count(word) for word in ("Inflammation", "disk", "medicine")] == [2, 1, 3]


def test_the_measure_catches_the_text_we_started_from() -> None:
    """The clinic's own wording fails both limits, so that a pass means something."""
    hard = [
        "The corticosteroids are anti-inflammatory, relieving the pain that stems from inflammation around the "
        "spinal cord. The steroids used in epidural steroid injection inhibit the inflammatory response caused by "
        "the multitude of reasons for the pain."
    ]
    assert flesch_kincaid(measured(hard, easier_english)) > HIGHEST_FLESCH_KINCAID
    assert smog_of(hard, easier_english) > HIGHEST_SMOG


# --- how hard our texts are -----------------------------------------------------------------------------------------


def test_the_table() -> None:
    """Every grade with and without the medical terms, for people to read: run pytest with -s."""
    printed = table(DATA)
    print(f"\n{printed}")
    assert all(name in printed for name in ENGLISH)


@pytest.mark.parametrize("name", ENGLISH)
def test_english_is_at_most_sixth_grade(name: str) -> None:
    """Flesch-Kincaid at most 6 and SMOG at most 8 in every section, the medical terms excepted."""
    assert flesch_kincaid(measured(ENGLISH[name], easier_english)) <= HIGHEST_FLESCH_KINCAID
    assert smog_of(ENGLISH[name], easier_english) <= HIGHEST_SMOG


@pytest.mark.parametrize("name", SPANISH)
def test_spanish_is_at_least_fairly_easy(name: str) -> None:
    """INFLESZ at least 65, "fairly easy", in every section, the medical terms excepted."""
    assert inflesz(measured(SPANISH[name], easier_spanish)) >= LOWEST_INFLESZ


@pytest.mark.parametrize("word", DATA["glossary"], ids=lambda word: str(word["id"]))
def test_a_meaning_is_easier_than_its_word(word: dict[str, Any]) -> None:
    """Each definition alone is at most sixth grade in English, and no harder than "normal" in Spanish."""
    assert flesch_kincaid(measured([word["meaning"]["en"]], easier_english)) <= HIGHEST_FLESCH_KINCAID
    assert inflesz(measured([word["meaning"]["es"]], easier_spanish)) >= LOWEST_INFLESZ_OF_ONE_SENTENCE


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_and_texts_are_short(language: str) -> None:
    """No sentence, also in titles and picture descriptions, is longer than the limit, and no text has over 35 words."""
    texts = tuple(found_texts(DATA, language))
    assert [text for text in texts if longest([text]) > LONGEST_SENTENCE[language]] == []
    assert [text for text in texts if len(words(text)) > LONGEST_TEXT] == []


@pytest.mark.parametrize(("terms", "language"), [(ENGLISH_TERMS, "en"), (SPANISH_TERMS, "es")])
def test_exceptions_are_few_and_explained(terms: frozenset[str], language: str) -> None:
    """Each exception is a long word, is used, and belongs to a word or a definition of the glossary, or to a title.

    The title is that of an item that says what it is, or the word stands in brackets after plain ones.
    """
    syllables = english_syllables if language == "en" else spanish_syllables
    used = {word.lower() for text in found_texts(DATA, language) for word in words(text)}
    glossary = [f"{word['word'][language]} {word['meaning'][language]}" for word in DATA["glossary"]]
    titles = [item["title"][language] for section in DATA["sections"] for item in section.get("items", ())]
    bracketed = re.findall(r"\(.+?\)", " ".join(found_texts(DATA["sections"], language, VISIBLE)))
    explained = {
        _unaccented(part) for text in (*glossary, *titles, *bracketed) for part in words(text) if len(part) > LONG_WORD
    }
    assert [term for term in terms if syllables(term) < LONG_WORD] == []
    assert sorted(terms - used) == []
    assert [term for term in terms if not _unaccented(term).startswith(tuple(explained))] == []


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


# --- terms are explained where they appear --------------------------------------------------------------------------

# How each glossary word looks in a running text; longer ones first, so that "pinched nerve" is not also "nerve".
TERMS: Final = {
    "epidural-steroid-injection": (r"epidural steroid injections?", r"inyecci(ón|ones) epidural(es)? de esteroides"),
    "degenerative-disk-disease": (r"degenerative disk disease", r"enfermedad degenerativa del disco"),
    "disk-herniation": (r"disk herniations?", r"hernias? de disco"),
    "pinched-nerve": (r"pinched nerves?", r"nervios? pinzados?"),
    "nerve-damage": (r"nerve damage", r"daño a los nervios"),
    "spinal-stenosis": (r"(spinal )?stenosis", r"estenosis( espinal)?"),
    "annular-tear": (r"annular tears?", r"desgarros? anular(es)?"),
    "compression-fracture": (r"compression fractures?", r"fracturas? por compresión"),
    "epidural-space": (r"epidural space", r"espacio epidural"),
    "spinal-cord": (r"spinal cord", r"médula( espinal)?"),
    "local-anesthetic": (r"(local )?anesthetics?", r"anestésicos?( local(es)?)?"),
    "steroid": (r"(cortico)?steroids?", r"(cortico)?esteroides?|corticosteroides?"),
    "inflammation": (r"inflam(mation|ed|matory)", r"inflamación|inflamad[oa]s?"),
    "minimally-invasive": (r"minimally invasive", r"mínimamente invasiv[oa]s?"),
    "dural-puncture": (r"dural punctures?|dura", r"punci(ón|ones) dural(es)?|duramadre"),
    "spine": (r"spine", r"columna"),
    "nerve": (r"nerves?", r"nervios?"),
    "disk": (r"disks?", r"discos?"),
    "cyst": (r"cysts?", r"quistes?"),
    "bone": (r"bones?", r"huesos?"),
    "needle": (r"needles?", r"agujas?"),
    "medicine": (r"medicines?", r"medicinas?"),
    "cervical": (r"cervical", r"cervical(es)?"),
    "thoracic": (r"thoracic", r"torácic[oa]s?"),
    "lumbar": (r"lumbar", r"lumbar(es)?"),
    "infection": (r"infections?", r"infecci(ón|ones)"),
    "chronic": (r"chronic", r"crónic[oa]s?"),
    "acute": (r"acute", r"agud[oa]s?"),
}


# Terms without a card of the glossary: the page they are the title of says what they are, or the words before them do,
# in brackets.
ON_A_PAGE_OF_THEIR_OWN: Final = frozenset(
    {"spinal-stenosis", "degenerative-disk-disease", "pinched-nerve", "infection", "nerve-damage", "dural-puncture"}
)
IN_BRACKETS: Final = frozenset({"chronic", "acute"})
# Everyday words with a card only for the names in pictures.
EVERYDAY: Final = frozenset({"bone", "needle", "medicine"})


def explained_here(place: Mapping[str, Any], language: str) -> set[str]:
    """The terms that a place explains: by a touch on a word or a name, by its own words, by where the picture is."""
    picture = place.get("picture", {})
    states = [picture, *picture.get("switch", ())]
    found = set(place.get("words", ())) | {label.get("word") for state in states for label in state.get("labels", ())}
    if "text" in place:
        found |= ON_A_PAGE_OF_THEIR_OWN & terms_in(place.get("title", {}).get(language, ""), language)
    bracketed = re.findall(r"\(.+?\)", " ".join(found_texts(place, language, VISIBLE)))
    found |= IN_BRACKETS & terms_in(" ".join(bracketed), language)
    return found | ({"spine"} if "where" in picture else set()) | EVERYDAY


def terms_in(text: str, language: str) -> set[str]:
    """The ids of the glossary words that a text uses."""
    found = set()
    for name, forms in TERMS.items():
        form = forms[LANGUAGES.index(language)]
        text, times = re.subn(rf"\b(?:{form})\b", "·", text, flags=re.IGNORECASE)
        if times:
            found.add(name)
    return found


VISIBLE: Final = frozenset({"title", "heading", "intro", "text", "points", "closing", "place", "label"})
# What is said to an answer is read by who touches it.
SAID: Final = VISIBLE | {"reply"}


def places(section: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The items of a section in reading order; the section's title and introduction belong to the first."""
    listed = [*section.get("blocks", ()), *section.get("items", ())]
    listed += [section[name] for name in ("relief", "warning") if name in section]
    for at, item in enumerate(listed):
        if at == 0:
            opening = {"title": section["title"], "text": section.get("intro", {})}
            words_here = [*section.get("words", ()), *item.get("words", ())]
            yield {**item, "opening": opening, "words": words_here}
        else:
            yield item


TAPPABLE: Final = [section for section in DATA["sections"] if section["kind"] != "contact"]


def test_every_glossary_word_has_its_forms() -> None:
    """The glossary and the forms looked for below are the same set, and each entry matches its own forms.

    Terms that a page explains without a card have forms too.
    """
    assert set(TERMS) == {word["id"] for word in DATA["glossary"]} | ON_A_PAGE_OF_THEIR_OWN | IN_BRACKETS
    for word in DATA["glossary"]:
        for language in LANGUAGES:
            assert word["id"] in terms_in(word["word"][language], language)


@pytest.mark.parametrize("section", TAPPABLE, ids=lambda section: str(section["id"]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_explained_where_it_first_appears(section: dict[str, Any], language: str) -> None:
    """A term is explained on the first item of a section that uses it, or on one before: by a touch, or by its words.

    Cards have room for their own word only; what an earlier section has explained is not explained again on them.
    """
    offered: set[str] = set()
    if section["kind"] in ("conditions", "risks"):
        earlier = DATA["sections"][: [other["id"] for other in DATA["sections"]].index(section["id"])]
        offered = {word for other in earlier for place in places(other) for word in explained_here(place, language)}
    for place in places(section):
        offered |= explained_here(place, language)
        used = set().union(*(terms_in(text, language) for text in found_texts(place, language, VISIBLE)))
        assert used - offered == set(), place.get("title", place.get("heading"))


@pytest.mark.parametrize("section", TAPPABLE, ids=lambda section: str(section["id"]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_offered_is_a_word_used(section: dict[str, Any], language: str) -> None:
    """No item offers a glossary word that it does not use."""
    for place in places(section):
        used = set().union(*(terms_in(text, language) for text in found_texts(place, language, VISIBLE)))
        assert set(place.get("words", ())) - used == set(), place.get("title", place.get("heading"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contact_page_uses_only_terms_explained_before(language: str) -> None:
    """A contact section has no glossary buttons, so its terms are explained by an earlier section, or in its words."""
    offered: set[str] = set()
    for section in DATA["sections"]:
        offered |= {word for place in places(section) for word in explained_here(place, language)}
        if section["kind"] == "contact":
            offered |= explained_here(section, language)
            used = set().union(*(terms_in(text, language) for text in found_texts(section, language, VISIBLE)))
            assert used - offered == set()


# --- nothing lost, nothing added ------------------------------------------------------------------------------------

# Each fact of the clinic's text with what must be found, in one text, in English and in Spanish.
FACTS: Final = {
    "an epidural steroid injection is used to relieve spine pain": (
        r"epidural steroid injection.*ease pain.*spine",
        r"inyección epidural de esteroides.*aliviar el dolor.*columna",
    ),
    "reason: spinal stenosis": (r"spinal stenosis", r"estenosis espinal"),
    "reason: degenerative disk disease": (r"degenerative disk disease", r"enfermedad degenerativa del disco"),
    "reason: disk herniation": (r"disk herniation", r"hernia de disco"),
    "reason: pinched nerves": (r"pinched nerves", r"nervios pinzados"),
    "reason: annular tears": (r"annular tears", r"desgarros anulares"),
    "reason: cysts": (r"cysts", r"quistes"),
    "reason: compression fractures": (r"compression fractures", r"fracturas por compresión"),
    "these are common reasons": (r"common reasons for the shot", r"razones comunes para usarla"),
    "the problems typically lead to inflammation that hurts a lot": (
        r"often lead to inflammation that hurts a lot",
        r"suelen causar inflamación, y eso duele mucho",
    ),
    "used for many back problems that cause inflammation": (
        r"can be used for many back problems that cause inflammation",
        r"se puede usar para muchos problemas de la espalda que causan inflamación",
    ),
    "appealing because it is minimally invasive": (
        r"minimally invasive.*needle.*reason it is used for spine pain",
        r"mínimamente invasiva.*aguja.*por eso se usa para el dolor de columna",
    ),
    "for all parts of the spine": (r"all parts of your spine", r"todas las partes de la columna"),
    "region: cervical": (r"neck \(cervical\)", r"cuello \(cervical\)"),
    "region: thoracic": (r"back \(thoracic\)", r"espalda .*\(torácica\)"),
    "region: lumbar": (r"low back \(lumbar\)", r"espalda baja \(lumbar\)"),
    "pain from the cervical region": (r"used for pain from your neck", r"usar para el dolor de cuello"),
    "pain from the thoracic region": (
        r"used for pain from your upper and middle back",
        r"usar para el dolor de la espalda alta y media",
    ),
    "pain from the lumbar region": (r"used for pain from your low back", r"usar para el dolor de la espalda baja"),
    "a needle into the epidural space": (r"needle.*into the epidural space", r"aguja.*en el espacio epidural"),
    "the epidural space is around spinal cord and nerves": (
        r"spinal cord and nerves run.*epidural space is around them",
        r"médula espinal y los nervios pasan.*espacio epidural los rodea",
    ),
    "it injects corticosteroids and local anesthetic": (
        r"two medicines.*corticosteroid.*local anesthetic",
        r"dos medicinas.*corticosteroide.*anestésico local",
    ),
    "the needle targets the inflamed part": (
        r"aimed at the part of your back that is inflamed",
        r"dirigir a la parte de la espalda que está inflamada",
    ),
    "that part causes problems elsewhere in the body": (
        r"problems in other parts of your body",
        r"problemas en otras partes del cuerpo",
    ),
    "the anesthetic gives short relief": (r"anesthetic eases pain for a short time", r"anestésico .*por poco tiempo"),
    "the corticosteroid gives longer relief": (
        r"steroid eases pain for longer",
        r"esteroide alivia el dolor por más tiempo",
    ),
    "the steroid inhibits inflammation and so relieves pain": (
        r"steroid holds back the inflammation.*eases the pain that comes from it",
        r"esteroide frena la inflamación.*alivia el dolor que viene de ella",
    ),
    "back pain usually has many causes": (r"back pain usually has many causes", r"suele tener muchas causas"),
    "the causes vary and lead to inflammation around the spinal cord": (
        r"they vary.*lead to inflammation around your spinal cord",
        r"son distintas.*causar inflamación alrededor de la médula espinal",
    ),
    "inflammation is a common reason for back pain": (
        r"inflammation.*common reason for back pain",
        r"inflamación.*causa común del dolor de espalda",
    ),
    "the risks include these": (r"the risks include these four", r"los riesgos incluyen estos cuatro"),
    "risk: infection": (r"infection", r"infección"),
    "risk: bleeding": (r"bleeding", r"sangrado"),
    "risk: nerve damage": (r"nerve damage", r"daño a los nervios"),
    "risk: dural puncture": (r"dural puncture", r"punción dural"),
    "not when pregnant": (
        r"if you are pregnant, you should not have epidural steroid injections for your back pain",
        r"si está embarazada, no debe recibir inyecciones epidurales de esteroides para su dolor de espalda",
    ),
    "the clinic helps with a lot of pain in spine or back": (
        r"Pegasus Pain Management can help with a lot of pain in the spine or back",
        r"Pegasus Pain Management puede ayudar con mucho dolor de columna o de espalda",
    ),
    "chronic pain": (r"can help.*pain .*\(chronic\)", r"puede ayudar con mucho dolor.*\(crónico\)"),
    "acute pain": (r"can help.*pain .*\(acute\)", r"puede ayudar con mucho dolor.*\(agudo\)"),
    "contact them about cancer pain": (r"pain from cancer\? call us", r"dolor por cáncer\? llámenos"),
}


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fact_is_lost(fact: str, language: str) -> None:
    """Each fact of the clinic's text is said, in words a patient sees, in both languages."""
    wanted = re.compile(FACTS[fact][LANGUAGES.index(language)], re.IGNORECASE)
    texts = list(found_texts(DATA["sections"], language, SAID))
    assert any(wanted.search(text) for text in texts), wanted.pattern


def test_the_clinic_and_its_phone() -> None:
    """The name and the phone number are those of the clinic's text."""
    assert DATA["clinic"] == {"name": "Pegasus Pain Management", "phone": "(214) 702-5855", "country_code": "1"}


def test_all_reasons_regions_and_risks() -> None:
    """There are seven reasons, three regions and four risks, no more."""
    sections = {section["id"]: section for section in DATA["sections"]}
    assert list(sections) == ["reasons", "overview", "how", "spine", "risks", "contact", "questions"]
    assert [len(sections[name]["items"]) for name in ("reasons", "spine", "risks")] == [7, 3, 4]
    assert [region["id"] for region in sections["spine"]["items"]] == ["cervical", "thoracic", "lumbar"]
    assert [region["part"] for region in sections["spine"]["items"]] == ["cervical", "thoracic", "lumbar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_claim_is_added(language: str) -> None:
    """No rates, lengths of time, promises or praise: the clinic's text has none."""
    claims = re.compile(
        r"%|\b(percent|one in|1 in|rare(ly)?|safe(ly)?|cures?|always|never|best|quick(ly)?|effective|proven|weeks?"
        r"|months?|days?|hours?|minutes?|surgery|por ciento|rar[oa]s?|segur[oa]s?|cura|siempre|nunca|mejor|rápid[oa]"
        r"|eficaz|semanas?|meses|días?|horas?|minutos?|cirugía)\b",
        re.IGNORECASE,
    )
    assert [text for text in found_texts(DATA["sections"], language) if claims.search(text)] == []


# --- both languages, and the file -----------------------------------------------------------------------------------


def test_every_text_is_in_both_languages() -> None:
    """English and Spanish stand side by side everywhere and differ, except for a term that is the same in both."""
    english, spanish = list(found_texts(DATA, "en")), list(found_texts(DATA, "es"))
    assert len(english) == len(spanish)
    assert [text for text, other in zip(english, spanish, strict=True) if text == other] == ["Cervical", "Lumbar"]


def test_spanish_speaks_with_usted_and_spanish_marks() -> None:
    """The Spanish never says tú, and opens what it closes with a question or exclamation mark."""
    informal = re.compile(r"\b(tú|tu|tus|ti|te|contigo|tienes|puedes|debes|estás|quieres)\b", re.IGNORECASE)
    for text in found_texts(DATA, "es"):
        assert not informal.search(text), text
        assert text.count("¿") == text.count("?"), text
        assert text.count("¡") == text.count("!"), text


def test_labels_fit() -> None:
    """The words on the bar are short enough for seven buttons, and a tile's summary for one line or two."""
    bar = [DATA["interface"][name] for name in ("home", "back", "next", "text_size", "contrast")]
    assert [label for text in bar for label in text.values() if len(label) > LONGEST_BAR_LABEL] == []
    summaries = [text for section in DATA["sections"] for text in section["summary"].values()]
    assert [text for text in summaries if len(text) > LONGEST_SUMMARY] == []


def test_names_for_the_ear_contain_the_words_on_the_button() -> None:
    """What a screen reader says of text size and contrast contains the label, so that people can say what they see."""
    words_of = DATA["interface"]
    for language in LANGUAGES:
        assert words_of["text_size"][language] in words_of["text_size_now"][language]
        assert words_of["contrast"][language] in words_of["contrast_on"][language]
        assert words_of["contrast"][language] in words_of["contrast_off"][language]


def test_nobody_is_said_to_have_reviewed_it() -> None:
    """Until people have, no review is claimed, and both languages say so on the screen."""
    assert set(DATA["review"].values()) == {None}
    assert all(language["reviewed_by"] is language["reviewed_on"] is None for language in DATA["languages"])
    notes = {language["code"]: language.get("note") for language in DATA["languages"]}
    assert "not checked it yet" in notes["en"]
    assert "aún no" in notes["es"]


def test_the_model_accepts_the_file() -> None:
    """The file has the shape that the program reads, and every reference in it leads somewhere."""
    regions = [section for section in DATA["sections"] if section["kind"] == "regions"]
    targets = {section["id"] for section in DATA["sections"]}
    targets |= {f"{section['id']}/{item['id']}" for section in regions for item in section["items"]}
    targets |= {f"{section['id']}/warning" for section in DATA["sections"] if "warning" in section}
    context = ValidationContext(
        languages=LANGUAGES,
        words=frozenset(word["id"] for word in DATA["glossary"]),
        targets=frozenset(targets),
        icons=frozenset(file.stem for file in (ROOT / "resources" / "icons").glob("*.svg")),
    )
    content = Content.model_validate(DATA, context=context)
    assert content.clinic.dial == "+12147025855"
    assert content.codes == LANGUAGES


def test_the_calm_screen_speaks_both_languages() -> None:
    """The words for a kiosk without usable content are there in English and Spanish, easy and different."""
    calm = json.loads((ROOT / "resources" / "updating.json").read_text(encoding="utf-8"))
    assert [(code, *texts) for code, texts in calm.items()] == [(code, "title", "text") for code in LANGUAGES]
    assert calm["en"] == {"title": "This screen is being updated.", "text": "Please ask at the front desk."}
    assert calm["es"]["text"] != calm["en"]["text"]
