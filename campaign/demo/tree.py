"""The pages of the demo: homes, campaign, indexes, standard pages and menus."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.demo import tree
from home.demo.bodies import body
from home.models import ContactPage, HomePage, Menu, StandardPage
from network.models import DirectoryPage, MemberPage

from ..models import AsksPage, CampaignPage, PledgeIndexPage, StoryIndexPage
from .source import LANGUAGES, Demo, read, said
from .terms import terms_of

INDEX_MODELS = {
    "stories": StoryIndexPage,
    "pledges": PledgeIndexPage,
    "network": DirectoryPage,
}


def add_page(
    demo: Demo, key: str, parent_key: str, page: Page, language: str, *, days_ago: int = 30
) -> Page:
    """Put a live page under the parent of its language, with the terms of its key."""
    page.terms = terms_of(key)
    return tree.add_page(demo, key, parent_key, page, language, days_ago=days_ago)


def finish_page(page: Page) -> None:
    """Save the page as the first entry of its history; a member's page was not reviewed."""
    tree.finish_page(page, reviewed=not isinstance(page, MemberPage))


def load_homes(demo: Demo) -> None:
    """Replace Wagtail's welcome page by one home page per language."""
    content = read("home")
    Page.objects.filter(depth=2, slug="home").first().delete()
    for language in LANGUAGES:
        locale, _made = Locale.objects.get_or_create(language_code=language)
        demo.locales[language] = locale
        slug = "home" if language == "en" else f"home-{language}"
        page = HomePage(title=said(content["title"], language), slug=slug)
        add_page(demo, "page:home", "", page, language)
    Site.objects.all().delete()
    Site.objects.create(
        hostname="localhost",
        port=80,
        site_name=settings.WAGTAIL_SITE_NAME,
        root_page=demo.pages[("page:home", "en")],
        is_default_site=True,
    )


def load_tree(demo: Demo) -> None:
    """Make the campaign, the indexes and the standard pages, still without their content."""
    campaign, pages, asks = read("campaign"), read("pages"), read("asks")
    indexes = {entry["key"]: entry for entry in pages["indexes"]}
    for language in LANGUAGES:
        page = CampaignPage(
            title=said(campaign["title"], language), slug=said(campaign["slug"], language)
        )
        add_page(demo, "page:campaign", "page:home", page, language)
        for key, model in INDEX_MODELS.items():
            entry = indexes[key]
            parent = "page:campaign" if key == "pledges" else "page:home"
            page = model(
                title=said(entry["title"], language),
                slug=said(entry["slug"], language),
                summary=said(entry["intro"], language)[:255],
            )
            add_page(demo, f"page:{key}", parent, page, language)
        page = AsksPage(title=said(asks["title"], language), slug=said(asks["slug"], language))
        add_page(demo, "page:asks", "page:campaign", page, language)
        for entry in pages["pages"]:
            kind = ContactPage if entry["type"] == "contact" else StandardPage
            page = kind(
                title=said(entry["title"], language),
                slug=said(entry["slug"], language),
                summary=said(entry["summary"], language),
            )
            add_page(demo, f"page:{entry['key']}", "page:home", page, language)


def _fill_hero(demo: Demo, page: Any, content: dict[str, Any], language: str) -> None:
    """Set the first screen: ask, number with source, button and picture."""
    number = content["number"]
    page.ask = said(content["ask"], language)
    page.number_value = said(number["value"], language)
    page.number_label = said(number["label"], language)
    page.number_source_title = said(number["source_title"], language)
    page.number_source_url = number["source_url"]
    page.button_text = said(content["button"], language)
    page.button_page = demo.page(content["button_target"], language)
    page.hero_image = demo.images[content["picture"]]
    page.summary = said(content.get("summary") or content["ask"], language)[:255]
    page.social_image = page.hero_image


def fill_pages(demo: Demo) -> None:
    """Give every page its content, now that all pages can be linked to."""
    heroes = {"home": read("home"), "campaign": read("campaign")}
    standard = {entry["key"]: entry for entry in read("pages")["pages"]}
    for language in LANGUAGES:
        for key, content in (heroes | standard).items():
            page: Any = demo.pages[(f"page:{key}", language)]
            page.refresh_from_db()
            if key in heroes:
                _fill_hero(demo, page, content, language)
            page.body = body(demo, key, content["body"], language)
            finish_page(page)
        _fill_asks(demo, language)


def _fill_asks(demo: Demo, language: str) -> None:
    """Write the letters, and the picture beside a shared link."""
    content = read("asks")
    page: Any = demo.pages[("page:asks", language)]
    page.refresh_from_db()
    page.summary = said(content["summary"], language)
    page.letter_organisation = said(content["letter_organisation"], language)
    page.letter_government = said(content["letter_government"], language)
    page.social_image = demo.images[content["picture"]]
    finish_page(page)


def load_menus(demo: Demo) -> None:
    """Make the main menu and the footer of every language."""
    menus = read("pages")["menus"]
    keys: dict[str, Any] = {}
    for language in LANGUAGES:

        def link(entry: dict[str, Any], language: str = language) -> dict[str, Any]:
            page = demo.pages[(f"page:{entry['page']}", language)]
            return {"title": said(entry["title"], language), "page": page.pk, "path": ""}

        items: dict[str, list[dict[str, Any]]] = {
            "main": [{"type": "link", "value": link(entry)} for entry in menus["main"]],
            "footer": [
                {
                    "type": "group",
                    "value": {
                        "title": said(group["title"], language),
                        "links": [
                            {"type": "item", "value": link(entry)} for entry in group["links"]
                        ],
                    },
                }
                for group in menus["footer"]
            ],
        }
        for place, blocks in items.items():
            menu = Menu(locale=demo.locales[language], place=place, items=blocks)
            if place in keys:
                menu.translation_key = keys[place]
            menu.save()
            keys[place] = menu.translation_key
