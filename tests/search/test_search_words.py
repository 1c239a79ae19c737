"""What people type: cleaned, cut to stems, understood in spite of slips and in other words."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from home.text import fold
from search.actions.learn_words import learn
from search.models import SearchWord, Synonyms
from search.selectors.wording import COMMON, worded
from search.words.highlights import excerpt, marked, pattern
from search.words.query import Way
from search.words.stems import LONGEST_WORD, stem
from search.words.stop_words import without_stop_words
from search.words.synonyms import SynonymIndex
from search.words.typed import MAX_QUERY_LENGTH, MOST_WORDS, shown_query, words_of_query

ENGLISH = ("bargain", "bargaining", "nursery", "daycare", "market", "portal", "patent")


@given(st.text(max_size=600))
def test_whatever_is_typed_only_letters_and_digits_are_left(typed: str) -> None:
    words = words_of_query(typed)
    assert len(words) <= MOST_WORDS
    for word in words:
        assert 0 < len(word) <= LONGEST_WORD
        assert {unicodedata.category(char)[0] for char in word} <= set("LNM")
        assert "\x00" not in word


@given(st.text(max_size=600))
def test_what_was_typed_is_shown_as_one_clean_line(typed: str) -> None:
    shown = shown_query(typed)
    assert len(shown) <= MAX_QUERY_LENGTH
    assert "\n" not in shown
    assert "\x00" not in shown


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "nursery nurseries"),
        ("en", "trader traders trading"),
        ("en", "organise organizing organisation organization"),
        ("es", "guardería guarderías"),
        ("es", "recicladora recicladores"),
        ("fr", "vendeuse vendeuses vendeurs"),
        ("fr", "récupératrice récupérateurs"),
        ("pt", "organização organizações"),
        ("pt", "idosa idosos"),
        ("pt", "lei leis"),
        ("pt", "irmão irmãos"),
        ("pt", "país países"),
        ("es", "día días"),
        ("es", "país países"),
        ("fr", "réseau réseaux"),
        ("fr", "municipal municipaux municipales"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, words: str) -> None:
    assert len({stem(word, language) for word in fold(words).split()}) == 1


@pytest.mark.parametrize("pair", ["bus business", "care car", "union uniform", "port portugal"])
def test_other_words_keep_other_stems(pair: str) -> None:
    one, two = pair.split()
    assert stem(one, "en") != stem(two, "en")


def test_small_words_are_left_out_unless_there_are_no_others() -> None:
    assert without_stop_words(["how", "do", "i", "sign"], "en") == ["sign"]
    assert without_stop_words(["who", "are", "you"], "en") == ["who", "are", "you"]
    assert without_stop_words(["कौन", "है"], "hi") == ["कौन", "है"]


def test_synonyms_are_found_as_phrases_and_in_the_plural() -> None:
    index = SynonymIndex([("en", ["day care", "crèche"]), ("es", ["guardería", "sala cuna"])])
    (group,) = index.grouped(["creches"], "en")
    assert ("day", "care") in {way.words for way in group.ways}
    first, second = index.grouped(["day", "care", "accra"][0:3], "en")
    assert first.typed == ("day", "care")
    assert second.typed == ("accra",)
    (other,) = index.grouped(["guarderia"], "en")
    assert ("sala", "cuna") in {way.words for way in other.ways}


def test_what_was_found_is_marked_with_its_accents_and_nothing_else_is() -> None:
    words = pattern([Way(("guarderia",)), Way(("day", "care"))], "es")
    text = "La <b>guardería</b> y las guarderías; Day care. Guardián."
    said = marked(text, words)
    assert "<mark>guardería</mark>" in said
    assert "<mark>guarderías</mark>" in said
    assert "<mark>Day care</mark>" in said
    assert "&lt;b&gt;" in said
    assert said.count("<mark>") == 3
    assert excerpt("Nothing here.", words) == ""


@given(st.text(max_size=300), st.lists(st.text(alphabet="abcç é", min_size=1), max_size=3))
@settings(max_examples=50)
def test_a_marked_text_is_the_text(text: str, typed: list[str]) -> None:
    ways = [Way(tuple(words)) for one in typed if (words := words_of_query(one))]
    said = marked(text, pattern(ways, "fr"))
    assert said.replace("<mark>", "").replace("</mark>", "") == marked(text, None)


@pytest.mark.django_db
class TestOtherWays:
    """Other ways to say it, from the words of public texts and the groups of editors."""

    @pytest.fixture(autouse=True)
    def known(self) -> None:
        """Public texts hold a few words."""
        learn({word: {"en"} for word in ENGLISH} | {"perdent": {"fr"}, "mercado": {"es", "pt"}})
        assert SearchWord.objects.count() == len(ENGLISH) + 2

    def ways(self, words: str, language: str = "en") -> set[tuple[str, ...]]:
        """Return all ways to say what was typed."""
        query = worded(words_of_query(words), language)
        return {way.words for group in query.groups for way in group.ways}

    def test_a_slip_is_repaired_and_what_means_the_same_comes_along(self) -> None:
        assert ("bargaining",) in self.ways("bargainning")
        assert ("day", "care") in self.ways("nursrey")

    def test_a_word_that_texts_hold_or_begin_with_is_no_slip(self) -> None:
        assert self.ways("market") == self.ways("MARKET")
        assert ("portal",) not in self.ways("porta")

    def test_the_words_of_her_language_come_before_those_of_others(self) -> None:
        assert ("patent",) in self.ways("patant")
        assert ("perdent",) not in self.ways("patant")
        assert ("patent",) not in self.ways("perdant", "fr")
        assert ("mercado",) in self.ways("mercadp")

    def test_of_common_words_no_others_are_looked_for(self) -> None:
        """Ranking still knows them."""
        (group,) = worded(["nursery"], "en").groups
        assert (group.is_known, group.is_common) == (True, False)
        assert ("creche",) in {way.words for way in group.looked_for()}
        SearchWord.objects.filter(word="nursery").update(texts=COMMON)
        (group,) = worded(["nursery"], "en").groups
        assert [way.words for way in group.looked_for()] == [("nursery",)]
        assert ("creche",) in {way.words for way in group.ways}

    def test_words_are_found_written_together_and_apart(self) -> None:
        Synonyms.objects.all().delete()
        assert ("daycare",) in self.ways("day care")

    def test_editors_change_what_means_the_same(self) -> None:
        assert ("gogo",) not in self.ways("market")
        Synonyms.objects.create(language="en", words="market\ngogo")
        assert ("gogo",) in self.ways("markets")

    @pytest.mark.parametrize(
        ("typed", "language", "meant"),
        [
            ("nursery", "en", "crèche"),
            ("day care", "en", "child care"),
            ("kayayo", "en", "kayayei"),
            ("head porter", "en", "kayayei"),
            ("NHIS", "en", "national health insurance scheme"),
            ("street sellers", "en", "street vendors"),
            ("jardín infantil", "es", "guardería"),
            ("ambulantes", "es", "vendedora ambulante"),
            ("garderie", "fr", "crèche"),
            ("berçário", "pt", "creche"),
            ("guarderia", "en", "crèche"),
        ],
    )
    def test_the_groups_that_editors_begin_with(
        self, typed: str, language: str, meant: str
    ) -> None:
        assert tuple(fold(meant).split()) in self.ways(typed, language)


@pytest.mark.django_db
def test_a_fund_does_not_lead_to_what_is_founded() -> None:
    """The French "fonds" has the stem of "fondée", which stands in titles about anything."""
    (group,) = worded(["caisse"], "fr").groups
    assert stem("fonds", "fr") == stem("fondee", "fr")
    assert ("fonds",) not in {way.words for way in group.ways}
    assert ("mutuelle",) in {way.words for way in group.ways}
