"""Opens a report in a real browser and checks what a reader meets.

    .venv/bin/python Tests/Browser/test_report.py REPORT.html [REPORT-WITHOUT-SCRIPTS.html]

Needs Debian's chromium (or CHROMIUM=/path/to/it) and Tests/Browser/requirements.txt. With SCREENSHOTS=FOLDER
it leaves pictures there. Every specification is also compiled by vl-convert, independently of the browser.
"""

import json
import os
import re
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

BROWSER = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SCREENSHOTS = os.environ.get("SCREENSHOTS")
VIEWS = [
    ("wide", {"width": 1280, "height": 900}, "light"),
    ("narrow", {"width": 360, "height": 740}, "light"),
    ("wide-dark", {"width": 1280, "height": 900}, "dark"),
    ("narrow-dark", {"width": 360, "height": 740}, "dark"),
]
# Opening every part takes a while on a large report; these two differ most.
FULLY = ["wide", "narrow-dark"]
SECTIONS = ["answer", "power", "control", "series", "register", "method"]

passed, failed = 0, []


def check(name, truth, found=""):
    global passed
    if truth:
        passed += 1
    else:
        failed.append(name)
        print(f"FAILED {name}: {found}")


def open_page(browser, path, scheme, viewport, scripts=True):
    """A page with everything it complained about or asked the network for."""
    context = browser.new_context(viewport=viewport, color_scheme=scheme, java_script_enabled=scripts)
    page = context.new_page()
    complaints, requests = [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(Path(path).resolve().as_uri())
    return context, page, complaints, requests


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def open_all_details(page):
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    page.wait_for_timeout(400)
    page.wait_for_function(
        "[...document.querySelectorAll('[data-specification]')].every(holder => holder.dataset.drawn)", timeout=120_000
    )
    # Panels that opened just now may still be laid out once more.
    page.wait_for_timeout(300)


def undrawn(page):
    """Charts without marks: each must have an SVG with shapes of its own."""
    return page.evaluate(
        """[...document.querySelectorAll('[data-specification]')].filter(holder =>
             holder.clientWidth && holder.querySelectorAll('.live svg path, .live svg line, .live svg text').length < 5)
           .map(holder => holder.dataset.specification)"""
    )


def wider_than_room(page):
    """Drawings that their readers must scroll sideways though they are not meant to be scrolled."""
    return page.evaluate(
        """[...document.querySelectorAll('[data-specification]')].filter(holder =>
             holder.dataset.minimum === '0' && holder.querySelector('.live svg')
             && holder.querySelector('.live svg').getBoundingClientRect().width > holder.clientWidth + 1)
           .map(holder => [holder.dataset.specification, holder.clientWidth,
             holder.querySelector('.live svg').getBoundingClientRect().width])"""
    )


def text_outside(page):
    """Chart text that reaches out of its chart, by more than a hair."""
    return page.evaluate(
        """[...document.querySelectorAll('.live')].flatMap(live => {
             const room = live.closest('.plot').querySelector('.drawing').getBoundingClientRect();
             return [...live.querySelectorAll('text')].filter(text => {
               const box = text.getBoundingClientRect();
               return text.textContent && box.width && (box.right > room.right + 6 || box.left < room.left - 6);
             }).map(text => live.closest('figure').id + ': ' + text.textContent);
           }).slice(0, 10)"""
    )


def contrast_pairs(page):
    """Text colours against the page, by the formula of WCAG 2."""
    return page.evaluate(
        """(() => {
             const style = getComputedStyle(document.documentElement);
             const value = name => style.getPropertyValue('--' + name).trim();
             const light = hex => {
               const parts = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
                 .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
               return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
             };
             const ratio = (a, b) => {
               const [low, high] = [light(value(a)), light(value(b))].sort((x, y) => x - y);
               return (high + 0.05) / (low + 0.05);
             };
             const marks = [1, 2, 3, 4, 5, 6, 7].map(i => 'category-' + i).concat(['neutral', 'reference']);
             return ['ink', 'muted', 'accent', 'positive', 'negative'].map(name => [name, ratio(name, 'paper'), 4.5])
               .concat(marks.map(name => [name, ratio(name, 'paper'), 3]));
           })()"""
    )


def check_view(browser, path, name, viewport, scheme):
    context, page, complaints, requests = open_page(browser, path, scheme, viewport)
    page.wait_for_function("document.documentElement.dataset.drawn === 'yes'", timeout=120_000)
    check(f"{name}: no sideways scrolling", overflow(page) <= 0, overflow(page))
    if SCREENSHOTS:
        page.screenshot(path=f"{SCREENSHOTS}/{name}.png", full_page=True)
    over = wider_than_room(page)
    check(f"{name}: charts fit their room", over == [], over)
    closed = Axe().run(page)
    check(f"{name}: accessible", closed.violations_count == 0, closed.generate_report()[:3000])
    if name in FULLY:
        open_all_details(page)
    check(f"{name}: every chart is drawn", undrawn(page) == [], undrawn(page))
    check(f"{name}: chart text stays in its chart", text_outside(page) == [], text_outside(page))
    check(f"{name}: no sideways scrolling with details open", overflow(page) <= 0, overflow(page))
    if name in FULLY:
        opened = Axe().run(page)
        check(f"{name}: accessible with details open", opened.violations_count == 0, opened.generate_report()[:3000])
    weak = [(colour, round(ratio, 2)) for colour, ratio, least in contrast_pairs(page) if ratio < least]
    check(f"{name}: colours have enough contrast", weak == [], weak)
    check(f"{name}: nothing is complained about", complaints == [], complaints[:5])
    outside = [url for url in requests if url != page.url]
    check(f"{name}: nothing is loaded", outside == [], outside[:5])
    context.close()


def check_change_of_scheme(browser, path):
    """A reader who turns the lights off gets dark charts without loading the page anew."""
    context, page, complaints, _ = open_page(browser, path, "light", VIEWS[0][1])
    page.wait_for_function("document.documentElement.dataset.drawn === 'yes'", timeout=120_000)
    colours = "JSON.stringify([...document.querySelectorAll('.live svg text')].slice(0, 40).map(t => t.getAttribute('fill')))"
    before = page.evaluate(colours)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(3000)
    check("charts follow the scheme", page.evaluate(colours) != before, before[:200])
    check("one drawing each after the change", page.evaluate(
        "[...document.querySelectorAll('.drawing')].every(d => d.querySelectorAll('.live').length <= 1)"))
    check("no complaint after the change", complaints == [], complaints[:5])
    context.close()


def check_without_scripts(browser, path, name):
    for viewport in (VIEWS[0][1], VIEWS[1][1]):
        label = f"{name}, {viewport['width']} px"
        context, page, complaints, requests = open_page(browser, path, "light", viewport, scripts=False)
        for section in SECTIONS:
            check(f"{label}: section {section}", page.locator(f"section#{section} h2").count() == 1)
        figures = page.locator("figure.chart").count()
        check(f"{label}: there are charts", figures > 2, figures)
        check(f"{label}: each has a still drawing", page.locator("figure.chart svg.still").count() == figures)
        check(f"{label}: each has its numbers", page.locator("figure.chart table tbody tr").count() >= figures)
        check(f"{label}: the first drawing is seen", page.locator("figure.chart svg.still").first.is_visible())
        box = page.locator("main").bounding_box()
        check(f"{label}: fits the width", box["width"] <= viewport["width"], box)
        check(f"{label}: nothing is loaded", [url for url in requests if url != page.url] == [])
        if SCREENSHOTS:
            page.screenshot(path=f"{SCREENSHOTS}/{name.replace(' ', '-')}-{viewport['width']}.png", full_page=True)
        context.close()


def check_print(browser, path):
    context, page, _, _ = open_page(browser, path, "light", VIEWS[0][1])
    page.wait_for_function("document.documentElement.dataset.drawn === 'yes'", timeout=120_000)
    page.emulate_media(media="print")
    document = page.pdf(format="A4")
    check("prints on paper", document.startswith(b"%PDF"), len(document))
    context.close()


def check_specifications(path):
    """Each specification is valid JSON and compiles to Vega without a warning."""
    import vl_convert

    text = Path(path).read_text(encoding="utf-8")
    found = re.findall(r'<script type="application/json" id="([^"]+)-specification">(.*?)</script>', text, re.S)
    check("there are specifications", len(found) > 2, len(found))
    for name, body in found:
        try:
            compiled = vl_convert.vegalite_to_vega(json.loads(body))
            check(f"specification {name} compiles", bool(compiled.get("marks")), "no marks")
        except ValueError as error:
            check(f"specification {name} compiles", False, error)


def main():
    paths = sys.argv[1:]
    if not paths:
        sys.exit(__doc__)
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
    check_specifications(paths[0])
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        for name, viewport, scheme in VIEWS:
            check_view(browser, paths[0], name, viewport, scheme)
        check_change_of_scheme(browser, paths[0])
        check_without_scripts(browser, paths[0], "scripts off")
        for path in paths[1:]:
            check_without_scripts(browser, path, "no bundle")
        check_print(browser, paths[0])
        browser.close()
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
