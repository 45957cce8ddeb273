"""Names and attributes between which outlets choose."""

from onrecord.text.chosen_names import chosen_attributes, chosen_names


def test_a_name_inside_a_longer_one_is_not_found() -> None:
    text = "The Democratic People\u2019s Republic of Korea, and the Republic of Korea; North Koreans."
    assert [(thing, name, text[a:b]) for thing, name, a, b in chosen_names(text, 0, len(text))] == [
        ("North Korea", "DPRK", "Democratic People\u2019s Republic of Korea"),
        ("South Korea", "Republic of Korea", "Republic of Korea"),
    ]


def test_only_the_part_asked_for_is_read() -> None:
    text = "Burma. Myanmar."
    assert [name for _, name, _, _ in chosen_names(text, 6, len(text))] == ["Myanmar"]


def test_attributes_of_one_noun_share_a_family() -> None:
    text = "A hostile bid, unsolicited bids and hostile words."
    found = list(chosen_attributes(text, 0, len(text)))
    assert [text[a:b] for _, _, a, b in found] == ["hostile bid", "unsolicited bids", "hostile words"]
    assert found[0][0] == found[1][0] != found[2][0]
