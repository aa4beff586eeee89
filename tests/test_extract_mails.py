"""Addresses of mail that a page holds as a code."""

import pytest

from reader.text.extract import extract_fragment
from reader.text.extract.mails import show_addresses
from reader.text.extract.parse import parse

ADDRESS = "desk@harbour-post.example"


def code(text: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in text.encode())]).hex()


def span(text: str) -> str:
    return f'<span class="__cf_email__" data-cfemail="{text}">[email&#160;protected]</span>'


def shown(body: str) -> str:
    return extract_fragment(f"<p>{body}</p>", "https://harbour-post.example/a").strip()


def test_the_address_stands_where_its_code_stood() -> None:
    assert shown(f"Write to {span(code(ADDRESS))} by Friday.") == f"Write to {ADDRESS} by Friday."


def test_a_link_leads_to_the_address() -> None:
    body = parse(f'<a href="/cdn-cgi/l/email-protection#{code(ADDRESS)}">the desk</a>').find("body")
    show_addresses(body)
    assert next(body.iter("a")).get("href") == f"mailto:{ADDRESS}"


def test_a_link_around_the_code_leads_to_the_address_too() -> None:
    link = f'<a href="https://harbour-post.example/cdn-cgi/l/email-protection">{span(code(ADDRESS))}</a>'
    body = parse(link).find("body")
    show_addresses(body)
    assert next(body.iter("a")).get("href") == f"mailto:{ADDRESS}"
    assert shown(f"Write to {link} by Friday.") == f"Write to {ADDRESS} by Friday."


def test_what_a_link_fills_in_is_no_part_of_the_address() -> None:
    link = f'<a href="/cdn-cgi/l/email-protection#{code(ADDRESS + "?subject=Quay")}">the desk</a>'
    body = parse(link).find("body")
    show_addresses(body)
    assert next(body.iter("a")).get("href") == f"mailto:{ADDRESS}"


@pytest.mark.parametrize(
    "text", ["", "zz", "5a", "5a3", code("no address at all"), code("a b@c"), code("<b>@c"), code("a\n@c")]
)
def test_what_is_no_code_of_an_address_stays_as_it_is(text: str) -> None:
    assert shown(f"Write to {span(text)} by Friday.") == "Write to \\[email protected\\] by Friday."


def test_other_links_stay() -> None:
    body = parse('<a href="/cdn-cgi/l/email-protection">the desk</a><a href="/desk#5a5a">us</a>').find("body")
    show_addresses(body)
    assert [link.get("href") for link in body.iter("a")] == ["/cdn-cgi/l/email-protection", "/desk#5a5a"]


@pytest.mark.parametrize(
    "text", ["[here](https://a.example)@b", "gnp.\u202e@a.example", "a@b@c.example", "@a.example"]
)
def test_a_code_of_what_is_no_address_is_not_shown(text: str) -> None:
    body = parse(f'<a href="/cdn-cgi/l/email-protection#{code(text)}">the desk</a>').find("body")
    show_addresses(body)
    assert "mailto:" not in next(body.iter("a")).get("href")
