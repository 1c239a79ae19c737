"""What the code of the apps never does: run words as code, build patterns or templates of them.

Each rule has examples of what it finds, so that a rule which stopped looking would be noticed.
"""

import ast

import pytest

from tests.contracts.repository import APPS, ROOT, files

# Run what they are given, or build any object that the bytes ask for.
RUNNING = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "subprocess.getoutput"}
UNPACKING = {"pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle"}
# Templates come from the folder of templates alone.
OF_WORDS = {"Template", "from_string"}
PATTERNS = {
    f"re.{name}"
    for name in ("compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer")
}
MARKING = {"mark_safe", "SafeString", "SafeText"}
# Who says that words are HTML already, having escaped or cleaned them in the same function.
MARKERS = {
    "campaign/news_mail.py",
    "campaign/templatetags/counts.py",
    "home/forms/country.py",
    "home/guide/render.py",
    "home/templatetags/images.py",
    "home/terms.py",
    "home/text.py",
    "home/translated.py",
    "library/glossary.py",
    "library/templatetags/library.py",
    "search/words/highlights.py",
}
# Whose pattern of format_html has a name: a constant, or words of a catalogue.
SHAPERS = {"home/templatetags/ui.py", "home/terms.py", "library/glossary.py"}

# Whose patterns are made of words, each escaped for it.
ESCAPERS = {"library/glossary.py", "search/words/highlights.py"}

SOURCES = [
    path
    for path in files(".py")
    if path.relative_to(ROOT).parts[0] in APPS and path.parent.name != "migrations"
]


def is_fixed(node: ast.expr) -> bool:
    """Whether an expression is written in the code: a constant, or made of CONSTANTS."""
    if isinstance(node, ast.JoinedStr):
        return all(is_fixed(value) for value in node.values)
    if isinstance(node, ast.FormattedValue):
        return is_fixed(node.value)
    if isinstance(node, ast.BinOp):
        return is_fixed(node.left) and is_fixed(node.right)
    if isinstance(node, ast.Call):
        looked_up = isinstance(node.func, ast.Attribute) and node.func.attr == "get"
        return looked_up and is_fixed(node.func.value)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def faults(code: str, name: str = "") -> set[str]:
    """Return what is wrong with the code of the file `name`."""
    tree = ast.parse(code)
    found = set()
    for node in ast.walk(tree):
        modules = {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
        if isinstance(node, ast.ImportFrom):
            modules = {node.module or ""}
        if {module.partition(".")[0] for module in modules} & UNPACKING:
            found.add("unpacks objects")
        if isinstance(node, ast.Assign) and ast.unparse(node) == "fields = '__all__'":
            found.add("takes every field")
        if isinstance(node, ast.Call):
            found |= faults_of_call(node, name)
    return found


def faults_of_call(call: ast.Call, name: str) -> set[str]:
    """Return what is wrong with one call."""
    function = ast.unparse(call.func)
    last = function.rpartition(".")[2]
    first = call.args[0] if call.args else None
    shell = any(option.arg == "shell" for option in call.keywords)
    rules = {
        "runs words": function in RUNNING or shell,
        "runs a line": function.startswith("subprocess.")
        and isinstance(first, ast.JoinedStr | ast.Constant | ast.BinOp),
        "makes a template of words": last in OF_WORDS,
        "makes a pattern of words": function in PATTERNS
        and name not in ESCAPERS
        and not (first and is_fixed(first)),
        "formats by words": last in {"format", "format_map"}
        and isinstance(call.func, ast.Attribute)
        and not is_fixed(call.func.value),
        "says that words are HTML": last in MARKING and name not in MARKERS,
        "makes HTML by a shape that is not written here": function == "format_html"
        and not isinstance(first, ast.Constant)
        and name not in SHAPERS,
    }
    return {rule for rule, broken in rules.items() if broken}


def test_words_are_never_run_as_code() -> None:
    wrong = {str(path.relative_to(ROOT)): path.read_text() for path in SOURCES}
    assert {name: found for name, code in wrong.items() if (found := faults(code, name))} == {}


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("eval(words)", "runs words"),
        ("subprocess.run(command, shell=True)", "runs words"),
        ("subprocess.run(f'rm {name}')", "runs a line"),
        ("import pickle", "unpacks objects"),
        ("from yaml import load", "unpacks objects"),
        ("Template(words).render(Context())", "makes a template of words"),
        ("engines['django'].from_string(words)", "makes a template of words"),
        ("re.search(words, text)", "makes a pattern of words"),
        ("re.compile(f'^{words}$')", "makes a pattern of words"),
        ("words.format(user=user)", "formats by words"),
        ("mark_safe(words)", "says that words are HTML"),
        ("format_html(words, name)", "makes HTML by a shape that is not written here"),
        ("fields = '__all__'", "takes every field"),
    ],
)
def test_each_rule_finds_what_it_is_for(code: str, fault: str) -> None:
    assert faults(code) == {fault}


def test_every_exception_is_still_needed() -> None:
    for name in MARKERS | SHAPERS | ESCAPERS:
        assert faults((ROOT / name).read_text()), name
    assert all("re.escape" in (ROOT / name).read_text() for name in ESCAPERS)
