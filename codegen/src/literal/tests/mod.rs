//! Snippets in every language, and the values that are found in them.

mod calls;
mod properties;

use super::*;

const LANGUAGES: [Language; 4] = [
    Language::TypeScript,
    Language::Python,
    Language::Go,
    Language::Json,
];

/// A value on one line: `#1.5`, `"text"`, `time(…)`, `date(…)`, `[…]`, `Type{key: …, "map key": …}`, `?`.
fn show(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("#{number}"),
        Value::String(text) => format!("{text:?}"),
        Value::DateTime(text) => format!("time({text})"),
        Value::Date(text) => format!("date({text})"),
        Value::Array(items) => {
            format!(
                "[{}]",
                items.iter().map(show).collect::<Vec<_>>().join(", ")
            )
        }
        Value::Object(object) => {
            let entry = |entry: &Entry| match entry.quoted {
                true => format!("{:?}: {}", entry.key, show(&entry.value)),
                false => format!("{}: {}", entry.key, show(&entry.value)),
            };
            let entries = object
                .entries
                .iter()
                .map(entry)
                .collect::<Vec<_>>()
                .join(", ");
            format!(
                "{}{{{entries}}}",
                object.type_name.as_deref().unwrap_or_default()
            )
        }
        Value::Opaque => "?".to_owned(),
    }
}

/// All that `code` assigns: `type = value; …`.
fn assigns(language: Language, code: &str) -> String {
    let show = |assigned: &Assigned| {
        let type_name = assigned.type_name.as_deref().unwrap_or("_");
        format!("{type_name} = {}", show(&assigned.value))
    };
    assigned(language, code)
        .iter()
        .map(show)
        .collect::<Vec<_>>()
        .join("; ")
}

/// Asserts the values of the expressions on the left in a language.
#[track_caller]
fn values(language: Language, table: &[(&str, &str)]) {
    for (code, wanted) in table {
        let read = assigned(language, &format!("v = {code}"));
        let shown = read
            .iter()
            .map(|assigned| show(&assigned.value))
            .collect::<Vec<_>>();
        assert_eq!(shown, [*wanted], "{code}");
    }
}

/// Asserts what the snippets on the left assign in a language.
#[track_caller]
fn snippets(language: Language, table: &[(&str, &str)]) {
    for (code, wanted) in table {
        assert_eq!(assigns(language, code), *wanted, "{code}");
    }
}

#[test]
fn languages_are_known_by_the_info_string() {
    assert_eq!(language("typescript"), Some(Language::TypeScript));
    assert_eq!(language(" TS title=\"a\""), Some(Language::TypeScript));
    assert_eq!(language("js{1,2}"), Some(Language::TypeScript));
    assert_eq!(language("python"), Some(Language::Python));
    assert_eq!(language("go"), Some(Language::Go));
    assert_eq!(language("json"), Some(Language::Json));
    assert_eq!(language("csharp"), None);
    assert_eq!(language(""), None);
}

#[test]
fn typescript_values() {
    values(
        Language::TypeScript,
        &[
            ("null", "null"),
            ("undefined", "?"),
            ("NaN", "?"),
            ("true", "true"),
            ("-3.50", "#-3.50"),
            ("0x1F", "#31"),
            ("1_000n", "#1000"),
            ("1.5e-3", "#1.5e-3"),
            ("BigInt(\"12\")", "#12"),
            (
                "\"a \\\"b\\\" \\u00e9\\u{1F600}\\ud83d\\ude00\\n\"",
                "\"a \\\"b\\\" é😀😀\\n\"",
            ),
            ("'it\\'s'", "\"it's\""),
            ("`two\nlines`", "\"two\\nlines\""),
            ("`a ${b} c`", "?"),
            (
                "new Date(\"2024-12-13T01:24:39.264Z\")",
                "time(2024-12-13T01:24:39.264Z)",
            ),
            ("new RFCDate(\"2023-01-01\")", "date(2023-01-01)"),
            ("new Date(0)", "?"),
            ("new Map([[\"a\", 1]])", "?"),
            ("[]", "[]"),
            ("[1, [true,], 'x',]", "[#1, [true], \"x\"]"),
            ("{}", "{}"),
            (
                "{ a: 1, \"b c\": { d: null }, 3: 'x', }",
                "{a: #1, \"b c\": {d: null}, 3: \"x\"}",
            ),
            (
                "{ a, ...b, [c]: 1, d() { return {}; }, e: 2 }",
                "{a: ?, e: #2}",
            ),
            ("{ a: // one\n 1, /* two */ b: 2 }", "{a: #1, b: #2}"),
            (
                "{ file: await openAsBlob(\"a\", [1]), b: 1 }",
                "{file: ?, b: #1}",
            ),
            (
                "{ key: process.env[\"X\"] ?? \"\", b: 1 }",
                "{key: ?, b: #1}",
            ),
            ("components.Region.Seattle", "?"),
            ("(5)", "#5"),
            ("(a) => 5", "?"),
            ("1 + 1", "?"),
            ("{ a: \"b\" as const, c: 1 }", "{a: \"b\", c: #1}"),
        ],
    );
}

#[test]
fn typescript_snippets() {
    snippets(
        Language::TypeScript,
        &[
            (
                "import { A } from \"x/models\";\n\nlet value: A = {\n  b:\n    \"c\",\n};\n",
                "A = {b: \"c\"}",
            ),
            ("const value: components.X[] = [];", "components.X[] = []"),
            (
                "const value: { [k: string]: any } = {\n  \"k\": 1,\n};",
                "{ [k: string]: any } = {\"k\": #1}",
            ),
            ("let value: E =\n  \"a\";", "E = \"a\""),
            ("const a = 1\nconst b: B = 2\n", "_ = #1; B = #2"),
            ("export const a = {} as models.A;", "models.A = {}"),
            ("const f: (a: A) => B = null;", "(a: A) => B = null"),
            (
                "const value: JsonLStream<models.X> = ;",
                "JsonLStream<models.X> = ?",
            ),
            ("let value: X", ""),
            ("\"a\" | \"b\" | Unrecognized<string>", ""),
            (
                "import { A } from \"x\";\n\n// No examples available for this model\n",
                "",
            ),
            ("async function run() {\n  const a = 1;\n}\n\nrun();", ""),
            ("a == b; a => b; a += 1", ""),
        ],
    );
}

#[test]
fn python_values() {
    values(
        Language::Python,
        &[
            ("None", "null"),
            ("True", "true"),
            ("-1_000.5", "#-1000.5"),
            ("'a' \"b\"", "\"ab\""),
            ("(\"a\"\n \"b\")", "\"ab\""),
            ("\"\"\"a\n\"b\" \"\"\"", "\"a\\n\\\"b\\\" \""),
            ("r'\\d'", "\"\\\\d\""),
            ("'\\d\\n'", "\"\\\\d\\n\""),
            ("f\"a{b}\"", "?"),
            ("f\"ab\"", "\"ab\""),
            ("b\"ab\"", "?"),
            (
                "parse_datetime(\"2024-01-01T00:00:00Z\")",
                "time(2024-01-01T00:00:00Z)",
            ),
            ("dateutil.parser.isoparse('2024')", "time(2024)"),
            ("date.fromisoformat(\"2024-01-01\")", "date(2024-01-01)"),
            (
                "datetime.date.fromisoformat(\"2024-01-01\")",
                "date(2024-01-01)",
            ),
            ("datetime.datetime.fromisoformat(\"2024\")", "time(2024)"),
            ("Decimal(\"1.5\")", "#1.5"),
            ("Decimal(\"x\")", "?"),
            ("[1, 2,]", "[#1, #2]"),
            ("(1, 2)", "[#1, #2]"),
            ("(1,)", "[#1]"),
            ("{1, 2}", "[#1, #2]"),
            ("{}", "{}"),
            (
                "{\"a\": 1, # one\n 'b': {'c': None}}",
                "{\"a\": #1, \"b\": {\"c\": null}}",
            ),
            (
                "models.X(a=1, b=[models.Y()])",
                "models.X{a: #1, b: [models.Y{}]}",
            ),
            (
                "models.X(a=1, **{\"from\": 2})",
                "models.X{a: #1, \"from\": #2}",
            ),
            ("models.X(1, a=2)", "?"),
            ("models.Region.SEATTLE", "?"),
            ("client.links.list(a=1)", "?"),
            ("os.getenv(\"KEY\", \"\")", "?"),
            ("open(\"example.file\", \"rb\")", "?"),
            ("[x for x in y]", "[?]"),
            ("/* values here */", "?"),
        ],
    );
}

#[test]
fn python_snippets() {
    snippets(
        Language::Python,
        &[
            ("from a import B\n\nvalue = B.C", "_ = ?"),
            (
                "value: models.X = {\n    \"a\": 1,\n}",
                "models.X = {\"a\": #1}",
            ),
            (
                "value = models.X(\n    a=1,\n)\nb = 2",
                "models.X = models.X{a: #1}; _ = #2",
            ),
            ("value: List[str] = /* values here */", "List[str] = ?"),
            (
                "value: Dict[str, Any] = {'a': [1]}",
                "Dict[str, Any] = {\"a\": [#1]}",
            ),
            ("with A(\n    b=1,\n) as c:\n    pass", ""),
            ("x = 1 \\\n  + 2\ny = 3", "_ = ?; _ = #3"),
        ],
    );
}

#[test]
fn go_values() {
    values(
        Language::Go,
        &[
            ("nil", "null"),
            ("<nil>", "null"),
            ("true", "true"),
            ("-50.0", "#-50.0"),
            ("\"a\\tb\"", "\"a\\tb\""),
            ("`raw\\n`", "\"raw\\\\n\""),
            ("'a'", "?"),
            ("dubgo.Pointer(\"x\")", "\"x\""),
            ("polargo.Pointer[int64](1)", "#1"),
            ("*types.Pointer(false)", "false"),
            ("sdk.String(\"x\")", "\"x\""),
            ("optionalnullable.From(types.Pointer(1.5))", "#1.5"),
            ("components.RegionTokyo", "?"),
            ("components.RegionTokyo.ToPointer()", "?"),
            (
                "types.MustTimeFromString(\"2024-01-01T00:00:00Z\")",
                "time(2024-01-01T00:00:00Z)",
            ),
            (
                "types.MustNewDateFromString(\"2024-01-01\")",
                "date(2024-01-01)",
            ),
            ("big.NewInt(5)", "#5"),
            ("components.X{}", "components.X{}"),
            (
                "&components.X{A: 1, B: components.Y{C: nil}}",
                "components.X{A: #1, B: components.Y{C: null}}",
            ),
            ("generic.X[string]{A: 1}", "generic.X[string]{A: #1}"),
            ("[]string{\n\"a\",\n}", "[\"a\"]"),
            (
                "[]components.X{components.X{A: 1}, {A: 2}}",
                "[components.X{A: #1}, {A: #2}]",
            ),
            ("[...]int{1, 2}", "[#1, #2]"),
            ("[][]int{{1}, {}}", "[[#1], {}]"),
            ("map[string]any{\"k\": []any{1}}", "{\"k\": [#1]}"),
            ("map[string]interface{}{\"k\": 1}", "{\"k\": #1}"),
            (
                "map[string]map[string]*int{\"k\": {\"l\": nil}}",
                "{\"k\": {\"l\": null}}",
            ),
            ("[]interface{}{1, nil}", "[#1, null]"),
            ("operations.CreateTagIdsStr(\"x\")", "\"x\""),
            (
                "operations.CreateTagIdsArrayOfStr(\n[]string{\n\"x\",\n},\n)",
                "[\"x\"]",
            ),
            ("operations.CreateX(1, 2)", "?"),
            ("operations.Create(1)", "?"),
            ("os.Getenv(\"X\")", "?"),
            ("[]byte(\"x\")", "?"),
            ("500 * time.Millisecond", "?"),
            (
                "components.X{A: 5 * time.Minute, B: example, C: 1}",
                "components.X{A: ?, B: ?, C: #1}",
            ),
        ],
    );
}

#[test]
fn go_snippets() {
    snippets(
        Language::Go,
        &[
            ("import (\n\t\"a/b\"\n)\n\nvalue := b.EnumOne\n", "_ = ?"),
            (
                "v := components.X{\n A: 1,\n}\n",
                "components.X = components.X{A: #1}",
            ),
            ("v := b.CreateUStr(string{/* values here */})", "string = ?"),
            ("v := b.CreateUX(b.X{/* values here */})", "b.X = ?"),
            ("v := b.CreateUXs([]b.X{/* values here */})", "[]b.X = ?"),
            (
                "v := b.CreateUM(map[string]float64{/* values here */})",
                "map[string]float64 = ?",
            ),
            (
                "var v *components.X = nil\nvar w = 1\nx = 2",
                "*components.X = null; _ = #1; _ = #2",
            ),
            (
                "switch x.Type {\n\tcase a.B:\n\t\t// x.C is populated\n}",
                "",
            ),
            ("res, err := s.Get(ctx)", ""),
        ],
    );
}

#[test]
fn json_is_read_strictly() {
    let shown = |text: &str| json(text).map(|node| show(&node));
    let object = shown("{\n\"a\": [1, -2.5e3, null, true],\n\"b\": {\"c\": \"d\\/\\u00e9\"}\n}");
    assert_eq!(
        object.as_deref(),
        Some("{\"a\": [#1, #-2.5e3, null, true], \"b\": {\"c\": \"d/é\"}}")
    );
    assert_eq!(shown(" [\n] ").as_deref(), Some("[]"));
    assert_eq!(shown("{a: 1,} // forgiven").as_deref(), Some("{a: #1}"));
    let refused = [
        "",
        "5",
        "\"text\"",
        "null",
        "<nil>",
        "[object Object]",
        "[1",
        "[1]]",
        "[1] [2]",
        "[1},",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\": 'b'}",
        "{\"a\": 2023-01-01}",
        "[\"a]",
        "[1 2]",
        "{name}",
        "[None]",
    ];
    for text in refused {
        assert_eq!(shown(text), None, "{text}");
    }
}

#[test]
fn ranges_count_bytes_and_exclude_wrappers() {
    let text = |language, code: &str| {
        let first = assigned(language, code).swap_remove(0).value;
        let entries = match first.value {
            Value::Object(ref object) => object.entries.clone(),
            _ => Vec::new(),
        };
        let slice = |range: &Range<usize>| code[range.clone()].to_owned();
        let keys = entries
            .iter()
            .map(|entry| (slice(&entry.key_range), slice(&entry.value.range)));
        (slice(&first.range), keys.collect::<Vec<_>>())
    };
    let (value, entries) = text(
        Language::TypeScript,
        "// für\nlet é: Ö = { \"ß\": new Date('日'), ö: -1 } ;",
    );
    assert_eq!(value, "{ \"ß\": new Date('日'), ö: -1 }");
    assert_eq!(
        entries[0],
        ("\"ß\"".to_owned(), "new Date('日')".to_owned())
    );
    assert_eq!(entries[1], ("ö".to_owned(), "-1".to_owned()));
    let (value, entries) = text(Language::Go, "v := &c.X{É: p.Pointer[int](7), B: c.One}");
    assert_eq!(value, "c.X{É: p.Pointer[int](7), B: c.One}");
    assert_eq!(entries[0], ("É".to_owned(), "7".to_owned()));
    assert_eq!(entries[1], ("B".to_owned(), "c.One".to_owned()));
    assert_eq!(text(Language::Python, "a: B = /* é */").0, "");
}

#[test]
fn objects_find_their_keys() {
    let node = json("{\"a\": 1, \"b\": 2, \"a\": 3}").expect("an object");
    let Value::Object(object) = node.value else {
        panic!("an object")
    };
    assert_eq!(object.get("a").map(show).as_deref(), Some("#1"));
    assert_eq!(object.get("c"), None);
}

#[test]
fn brackets_that_do_not_match_end_with_the_one_around_them() {
    values(
        Language::TypeScript,
        &[("{ a: [1, { b: 2 ], c: 3 }", "{a: [#1, {b: #2}], c: #3}")],
    );
    values(
        Language::TypeScript,
        &[("{ a: \"open\n, c: 3 }", "{a: ?, c: #3}")],
    );
    values(Language::Python, &[("[1, 2", "[#1, #2]")]);
}

/// The strings that other readers of this kind choke on: none may take long, overflow the stack or panic.
#[test]
fn hostile_texts_end_soon() {
    let pieces = "(¦[¦{¦}¦<¦&¦-¦new ¦v = ¦v := ¦let a: ¦a.¦a(¦f(a=¦{a: ¦X{¦[]¦map[¦[{(¦(((]¦\"¦'''¦`¦\
        /*¦//¦\\¦b'¦as ¦**¦\n¦a\n=\n¦,¦;¦1.¦0x¦x = [¦X(**{¦`${¦interface{}¦é";
    for piece in pieces.split('¦') {
        for code in [piece.repeat(2_000), format!("v = {}", piece.repeat(2_000))] {
            for language in LANGUAGES {
                assigned(language, &code);
                calls(language, &code);
            }
            json(&code);
        }
    }
}

#[test]
fn what_is_too_deep_is_opaque() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(json(&nested(64)).is_some());
    assert!(json(&nested(65)).is_none());
    let code = format!("v = {{ deep: {}, b: 1 }}", nested(1000));
    assert!(assigns(Language::TypeScript, &code).ends_with("b: #1}"));
}
