"""The sample guides in other languages say what they should: one wholly, the others by what they name."""

from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.languages import TOLD
from yimen.kernel.translation import GuideLanguage, missing, passages


def test_the_english_guide_is_complete_and_every_translation_stands_for_words_of_its_item() -> None:
    items = {item.key: item for item in ITEMS if item.key in TOLD}

    assert items.keys() == TOLD.keys()
    for key, languages in TOLD.items():
        said = passages(items[key].name, items[key].terms)
        for language, texts in languages.items():
            assert set(texts) <= {one.text for one in said}, (key, language)
            assert language is not GuideLanguage.ENGLISH or not missing(said, texts)
