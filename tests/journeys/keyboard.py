"""Hands that never touch a mouse: what they reach, they reach with Tab."""

from playwright.sync_api import Page, expect

FARTHEST = 250
# Wagtail's editor looks for changes twice a second, from two seconds after it was opened.
MILLISECONDS_TO_NOTICE = 1000
NOTE_THE_WATCH = """
    document.addEventListener("w-unsaved:watch-edits", () => {
        document.documentElement.dataset.watched = "";
    });
"""
SAVED = (
    "body:has([data-edit-form][data-w-unsaved-has-edits-value=false])"
    " #w-autosave-indicator[data-w-autosave-state-value=saved]"
)


class Keyboard:
    """Works the page editor with keys alone; only looks at what has the focus."""

    def __init__(self, page: Page) -> None:
        """Take the keyboard of a window."""
        self.page = page

    def open(self, address: str) -> None:
        """Open an editor, and wait until it saves by itself whatever is typed."""
        self.page.add_init_script(NOTE_THE_WATCH)
        self.page.goto(address)
        expect(self.page.locator("html[data-watched]")).to_be_attached()

    def let_it_save(self) -> None:
        """Wait until what was typed has been saved by itself.

        Who publishes a new page in that moment is told that the address is taken, with all that
        was typed; people are not so quick, and wait for it unknowingly.
        """
        self.page.wait_for_timeout(MILLISECONDS_TO_NOTICE)
        expect(self.page.locator(SAVED)).to_be_attached()

    def focused(self, selector: str) -> bool:
        """Tell whether the element that has the focus matches."""
        look = "selector => !!document.activeElement && document.activeElement.matches(selector)"
        return bool(self.page.evaluate(look, selector))

    def reach(self, selector: str, key: str = "Tab") -> None:
        """Press Tab until an element that matches has the focus; fail when none ever has."""
        for _press in range(FARTHEST):
            if self.focused(selector):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {selector}")

    def press(self, selector: str, key: str = "Tab") -> None:
        """Go to a button or link and press Enter."""
        self.reach(selector, key)
        self.page.keyboard.press("Enter")

    def type(self, selector: str, words: str) -> None:
        """Go to a field and type over what stands there."""
        self.reach(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, field: str, words: str) -> None:
        """Open the chooser of a field, search where it can be searched, and take the result."""
        self.press(f"#id_{field}-chooser [data-chooser-action-choose]")
        results = self.page.locator(".modal [data-chooser-modal-choice]")
        expect(results.first).to_be_visible()
        # The modal takes the focus when it has faded in; keys pressed before that are lost.
        expect(self.page.locator(".modal:focus, .modal :focus")).to_have_count(1)
        if self.page.locator(".modal input[name=q]").count():
            self.type(".modal input[name=q]", words)
            expect(self.page.locator(".modal input[name=q]")).to_have_value(words)
            expect(results).to_have_count(1)
        result = results.filter(has_text=words)
        expect(result).to_have_count(1)
        self.press(f".modal [href='{result.get_attribute('href')}']")
        expect(self.page.locator(".modal")).to_have_count(0)
        expect(self.page.locator(f"#id_{field}-chooser")).to_contain_text(words)

    def next_tab(self) -> None:
        """Turn to the next part of the form: tabs are a single stop, arrows go between them."""
        self.reach("[role=tab][aria-selected=true]", "Shift+Tab")
        self.page.keyboard.press("ArrowRight")

    def preview(self, words: str) -> None:
        """Open the preview, wait for the words, close it again."""
        toggle = "[data-side-panel-toggle=preview]"
        self.press(toggle, "Shift+Tab")
        frame = self.page.frame_locator("#w-preview-iframe")
        expect(frame.locator("main")).to_contain_text(words)
        self.press(toggle, "Shift+Tab")

    def from_more_actions(self, selector: str) -> None:
        """Open the menu at the foot of the editor and press one of its buttons."""
        self.press("footer .w-dropdown__toggle")
        expect(self.page.locator(f"footer {selector}")).to_be_visible()
        self.press(f"footer {selector}")
        expect(self.page.locator(".messages .success")).to_be_visible()
